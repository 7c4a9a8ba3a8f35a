import { OutcomeLine } from './outcome-line.tsx'
import { ReadAs } from './read-as.tsx'
import { ReadWarnings } from './read-warnings.tsx'
import { RejectedRows } from './rejected-rows.tsx'
import { RowCounts } from './row-counts.tsx'
import type { StockImportOutcome } from './stock-import-outcome.ts'
import styles from './stock-import-result.module.css'
import { WarehouseCountsTable } from './warehouse-counts-table.tsx'

/** What an import did. */
export function OutcomeReport({ result, taskId }: { result: StockImportOutcome; taskId: string }) {
  return (
    <div className={styles.root}>
      <OutcomeLine result={result} />
      <RowCounts result={result} />
      <WarehouseCountsTable warehouses={result.warehouses} />
      <ReadAs result={result} />
      <ReadWarnings warnings={result.warnings} />
      {result.rejected === 0 ? null : <RejectedRows result={result} taskId={taskId} />}
    </div>
  )
}
