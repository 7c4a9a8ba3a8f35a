import type { importPreview } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import table from '../../../ui/table.module.css'
import { columnLetter } from '../../files/sheet/column-letter.ts'

/** How a file would be read: its columns, and why each is taken for what. */
export function ImportPreviewResult({ result }: { result: ResultOf<typeof importPreview> }) {
  const { t } = useWords()
  const { format, sheet, headerRow, questions, rows, columns } = result
  return (
    <>
      <Facts
        facts={[
          [t('stock.result.preview.format'), t(`stock.import.formats.${format}`)],
          [t('stock.result.preview.sheet'), sheet === '' ? null : sheet],
          [t('stock.result.preview.header'), headerRow ?? t('stock.result.preview.noHeader')],
          [t('stock.result.preview.size'), t('stock.result.preview.rows', { count: rows })],
          [
            t('stock.result.preview.questions'),
            questions.length === 0
              ? t('stock.result.preview.clear')
              : t('stock.result.preview.open', { count: questions.length }),
          ],
        ]}
      />
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('stock.result.preview.column')}</th>
            <th scope="col">{t('stock.result.preview.title')}</th>
            <th scope="col">{t('stock.result.preview.target')}</th>
            <th scope="col">{t('stock.result.preview.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, title, target, reason }) => (
            <tr key={column}>
              <td>{columnLetter(column)}</td>
              <td>{title}</td>
              <td>{t(`stock.import.targets.${target}`)}</td>
              <td className="quiet">{t(`stock.import.by.${reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
