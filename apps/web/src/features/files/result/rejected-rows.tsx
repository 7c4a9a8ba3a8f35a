import { Button, Group } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { Section } from '../../../ui/section.tsx'
import table from '../../../ui/table.module.css'
import styles from './import-result.module.css'

interface RejectedRowsProps {
  /** All there are; `rows` are the first of them. */
  readonly rejected: number
  readonly rows: readonly {
    readonly row: number
    readonly title: string
    readonly text: string
    readonly reason: string
  }[]
  /** Where all of them are a workbook that imports again. */
  readonly href: string
  /** What to do with them. */
  readonly advice: string
  /** Where they are brought in once they are mended. */
  readonly mended?: ReactNode
}

/** The rows of an import that were not taken, each with its cell and the reason in words. */
export function RejectedRows({ rejected, rows, href, advice, mended }: RejectedRowsProps) {
  const { t, format } = useWords()
  return (
    <Section
      title={t('files.rejected.title', { count: rejected })}
      aside={
        <Group gap="xs">
          <Button
            component="a"
            href={href}
            download
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {t('files.rejected.download')}
          </Button>
          {mended}
        </Group>
      }
    >
      <div className={styles.rejected}>
        <div className="quiet">
          {rows.length < rejected ? `${t('files.rejected.shown', { count: rows.length })} ` : ''}
          {advice}
        </div>
        <div className={styles.wide}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" className={table.number}>
                  {t('files.rejected.row')}
                </th>
                <th scope="col">{t('files.rejected.column')}</th>
                <th scope="col">{t('files.rejected.cell')}</th>
                <th scope="col">{t('files.rejected.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, title, text, reason }) => (
                <tr key={row}>
                  <td className={table.number}>{format.number(row)}</td>
                  <td>{title}</td>
                  <td className={styles.cell}>
                    {text === '' ? t('files.rejected.emptyCell') : <span className="mono">{text}</span>}
                  </td>
                  <td className={styles.reason}>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Section>
  )
}
