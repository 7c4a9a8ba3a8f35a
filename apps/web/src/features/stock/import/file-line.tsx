import type { FileInfo } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../format/use-format.ts'
import type { Preview } from './draft.ts'

/** What the file is, in one line: "1.2 MB · 1C table · 2 sheets". */
export function FileLine({ file, preview }: { file: FileInfo | undefined; preview: Preview | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = [
    file === undefined ? '' : format.bytes(file.size),
    ...(preview === undefined
      ? []
      : [
          t(`stock.import.formats.${preview.format}`),
          t('stock.import.columns.sheets', { count: preview.sheets.length }),
        ]),
  ]
  return <>{facts.filter((fact) => fact !== '').join(' · ') || t('app.loading')}</>
}
