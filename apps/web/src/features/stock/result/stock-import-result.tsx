import { Button, Group } from '@mantine/core'
import type { stockImport } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { OutcomeLine } from './outcome-line.tsx'
import { ReadAs } from './read-as.tsx'
import { ReadWarnings } from './read-warnings.tsx'
import { RejectedRows } from './rejected-rows.tsx'
import { RowCounts } from './row-counts.tsx'
import styles from './stock-import-result.module.css'
import { WarehouseCountsTable } from './warehouse-counts-table.tsx'

export type StockImportOutcome = ResultOf<typeof stockImport>

/** What an import did, and what to do next. */
export function StockImportResult({ result, taskId }: { result: StockImportOutcome; taskId: string }) {
  const { t } = useWords()
  return (
    <div className={styles.root}>
      <OutcomeLine result={result} />
      <RowCounts result={result} />
      <WarehouseCountsTable warehouses={result.warehouses} />
      <ReadAs result={result} />
      <ReadWarnings warnings={result.warnings} />
      {result.rejected === 0 ? null : <RejectedRows result={result} taskId={taskId} />}
      <Group component="nav" gap="xs" aria-label={t('stock.result.next.label')}>
        <Button component={Link} to="/stock">
          {t('stock.result.next.view')}
        </Button>
        <Button component={Link} to="/stock/import" variant="default">
          {t('stock.result.next.another')}
        </Button>
      </Group>
    </div>
  )
}
