import type { stockImport } from '@pf/contract'
import type { InputOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { FileName } from '../../tasks/file-name.tsx'
import { columnLetter } from '../../files/sheet/column-letter.ts'
import { singleTargets } from '../import/draft.ts'
import { priceTerms } from './price-terms.ts'

/** What was asked to be imported, in words. */
export function StockImportInput({ input: { fileId, mapping, asOf, scope } }: { input: InputOf<typeof stockImport> }) {
  const words = useWords()
  const { t, format } = words
  const columns =
    mapping === undefined
      ? t('stock.result.input.recognised')
      : [
          ...singleTargets.flatMap((target) => {
            const column = mapping.columns[target]
            return column === undefined ? [] : [`${t(`stock.import.targets.${target}`)} ${columnLetter(column)}`]
          }),
          ...Object.entries(mapping.quantities).map(([warehouse, column]) => `${warehouse} ${columnLetter(column)}`),
        ].join(' · ')
  return (
    <Facts
      facts={[
        [t('stock.result.input.file'), <FileName key="file" fileId={fileId} />],
        [t('stock.result.input.asOf'), format.day(asOf)],
        [t('stock.result.input.scope'), t(`stock.result.input.${scope ?? 'byFile'}`)],
        [t('stock.result.input.sheet'), mapping?.sheet === '' ? null : mapping?.sheet],
        [t('stock.result.input.headerRow'), mapping?.headerRow],
        [t('stock.result.input.columns'), columns],
        [t('stock.result.input.prices'), mapping?.columns.price === undefined ? null : priceTerms(mapping, words)],
      ]}
    />
  )
}
