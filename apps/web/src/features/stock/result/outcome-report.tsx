import { useWords } from '../../../i18n/use-words.ts'
import { OutcomeLine } from './outcome-line.tsx'
import { ReadAs } from './read-as.tsx'
import { ReadWarnings } from '../../files/result/read-warnings.tsx'
import { RejectedRows } from '../../files/result/rejected-rows.tsx'
import { RowCounts } from './row-counts.tsx'
import type { StockImportOutcome } from './stock-import-outcome.ts'
import styles from '../../files/result/import-result.module.css'
import { UploadMended } from './upload-mended.tsx'
import { WarehouseCountsTable } from './warehouse-counts-table.tsx'

/** What an import did. */
export function OutcomeReport({ result, taskId }: { result: StockImportOutcome; taskId: string }) {
  const { t, language } = useWords()
  const rows = result.rejectedRows.map((row) => ({ ...row, reason: t(`stock.result.rejected.reasons.${row.reason}`) }))
  return (
    <div className={styles.root}>
      <OutcomeLine result={result} />
      <RowCounts result={result} />
      <WarehouseCountsTable warehouses={result.warehouses} />
      <ReadAs result={result} />
      <ReadWarnings warnings={result.warnings} />
      {result.rejected === 0 ? null : (
        <RejectedRows
          rejected={result.rejected}
          rows={rows}
          href={`/api/stock-imports/${taskId}/rejected.xlsx?language=${language}`}
          advice={t('stock.result.rejected.advice')}
          mended={<UploadMended result={result} taskId={taskId} />}
        />
      )}
    </div>
  )
}
