import type { ResultOf } from '@pf/task-contract'
import type { stockImport } from '@pf/contract'
import type { Words } from '../../../i18n/use-words.ts'

type StockImportResult = ResultOf<typeof stockImport>

/** What changed, over all warehouses of the file; what is none is left out. */
export function stockImportSummary(result: StockImportResult, { t, format }: Words): string {
  if (!result.newImport) return t('tasks.kinds.stockImport.sameFile')
  const sum = (count: 'inserted' | 'updated' | 'unchanged' | 'removed') =>
    result.warehouses.reduce((total, warehouse) => total + warehouse[count], 0)
  const counts = [
    ['inserted', sum('inserted')],
    ['updated', sum('updated')],
    ['unchanged', sum('unchanged')],
    ['removed', sum('removed')],
    ['merged', result.merged],
    ['rejected', result.rejected],
  ] as const
  const told = counts.filter(([, count]) => count > 0)
  if (told.length === 0) return t('tasks.kinds.stockImport.nothing')
  return told
    .map(([name, count]) => `${t(`tasks.kinds.stockImport.count.${name}`)} ${format.number(count)}`)
    .join(' · ')
}
