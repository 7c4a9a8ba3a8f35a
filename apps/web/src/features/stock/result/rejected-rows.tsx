import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useWords } from '../../../i18n/use-words.ts'
import { Section } from '../../../ui/section.tsx'
import table from '../../../ui/table.module.css'
import { rejectedRowsUrl } from './rejected-rows-url.ts'
import type { StockImportOutcome } from './stock-import-outcome.ts'
import styles from './stock-import-result.module.css'

/** The rows that could not be read, each with its cell and the reason; all of them as a workbook that imports again. */
export function RejectedRows({ result, taskId }: { result: StockImportOutcome; taskId: string }) {
  const { t, format } = useWords()
  const { rejected, rejectedRows } = result
  return (
    <Section
      title={t('stock.result.rejected.title', { count: rejected })}
      aside={
        <Button
          component="a"
          href={rejectedRowsUrl(taskId)}
          download
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t('stock.result.rejected.download')}
        </Button>
      }
    >
      <div className={styles.rejected}>
        <div className="quiet">
          {rejectedRows.length < rejected ? `${t('stock.result.rejected.shown', { count: rejectedRows.length })} ` : ''}
          {t('stock.result.rejected.advice')}
        </div>
        <div className={styles.wide}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" className={table.number}>
                  {t('stock.result.rejected.row')}
                </th>
                <th scope="col">{t('stock.result.rejected.column')}</th>
                <th scope="col">{t('stock.result.rejected.cell')}</th>
                <th scope="col">{t('stock.result.rejected.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {rejectedRows.map(({ row, title, text, reason }) => (
                <tr key={row}>
                  <td className={table.number}>{format.number(row)}</td>
                  <td>{title}</td>
                  <td className={styles.cell}>
                    {text === '' ? t('stock.result.rejected.emptyCell') : <span className="mono">{text}</span>}
                  </td>
                  <td className={styles.reason}>{t(`stock.result.rejected.reasons.${reason}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Section>
  )
}
