import type { stockImport } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'

export type StockImportOutcome = ResultOf<typeof stockImport>
