import type { listPreview } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import table from '../../../ui/table.module.css'
import { columnLetter } from '../../files/sheet/column-letter.ts'

/** How a file would be read as a list. */
export function ListPreviewResult({ result }: { result: ResultOf<typeof listPreview> }) {
  const { t, format } = useWords()
  const { headerRow, rows, columns } = result
  return (
    <>
      <Facts
        facts={[
          [t('lists.preview.header'), headerRow ?? t('lists.preview.noHeader')],
          [t('lists.preview.rows'), format.number(rows)],
        ]}
      />
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('lists.preview.column')}</th>
            <th scope="col">{t('lists.preview.title')}</th>
            <th scope="col">{t('lists.preview.target')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, title, target }) => (
            <tr key={column}>
              <td>{columnLetter(column)}</td>
              <td>{title}</td>
              <td className={target === null ? 'quiet' : undefined}>{t(`lists.columns.${target ?? 'none'}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
