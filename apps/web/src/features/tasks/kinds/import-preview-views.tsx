import type { importPreview } from '@pf/contract'
import type { InputOf, ResultOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import table from '../../../ui/table.module.css'
import { FileName } from '../file-name.tsx'

/** How a file would be read: its columns and why each is taken for what. */
export function ImportPreviewResult({ result }: { result: ResultOf<typeof importPreview> }) {
  const { t, format } = useWords()
  return (
    <>
      <Facts
        facts={[
          [t('tasks.kinds.importPreview.format'), t(`tasks.kinds.importPreview.formats.${result.format}`)],
          [t('tasks.kinds.sheet'), result.sheet],
          [t('tasks.kinds.importPreview.headerRow'), result.headerRow ?? t('tasks.kinds.importPreview.noHeader')],
          [t('tasks.kinds.importPreview.rows'), format.number(result.rows)],
        ]}
      />
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('tasks.kinds.importPreview.title')}</th>
            <th>{t('tasks.kinds.importPreview.target')}</th>
            <th>{t('tasks.kinds.importPreview.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {result.columns
            .filter(({ target }) => target !== 'other')
            .map((column) => (
              <tr key={column.column}>
                <td>{column.title}</td>
                <td>{t(`tasks.kinds.importPreview.targets.${column.target}`)}</td>
                <td className="quiet">{t(`tasks.kinds.importPreview.reasons.${column.reason}`)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  )
}

export function ImportPreviewInput({ input }: { input: InputOf<typeof importPreview> }) {
  const { t } = useWords()
  return (
    <Facts
      facts={[
        [t('tasks.kinds.file'), <FileName key="file" fileId={input.fileId} />],
        [t('tasks.kinds.sheet'), input.sheet],
        [t('tasks.kinds.importPreview.headerRow'), input.headerRow],
      ]}
    />
  )
}
