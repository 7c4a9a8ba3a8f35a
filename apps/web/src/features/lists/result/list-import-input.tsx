import { listColumns } from '@pf/contract'
import type { ListColumn } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { columnLetter } from '../../files/sheet/column-letter.ts'
import { FileName } from '../../tasks/file-name.tsx'

const allColumns: readonly ListColumn[] = [...new Set<ListColumn>([...listColumns.lots, ...listColumns.mappings])]

interface ListImportInputProps {
  readonly input: {
    readonly fileId: string
    readonly layout?: { readonly columns: Partial<Record<ListColumn, number | undefined>> } | undefined
  }
}

/** What was asked to be imported, in words. */
export function ListImportInput({ input: { fileId, layout } }: ListImportInputProps) {
  const { t } = useWords()
  const columns = allColumns.flatMap((target) => {
    const column = layout?.columns[target]
    return column === undefined ? [] : [`${t(`lists.columns.${target}`)} ${columnLetter(column)}`]
  })
  return (
    <Facts
      facts={[
        [t('lists.input.file'), <FileName key="file" fileId={fileId} />],
        [t('lists.input.columns'), layout === undefined ? t('lists.input.recognised') : columns.join(' · ')],
      ]}
    />
  )
}
