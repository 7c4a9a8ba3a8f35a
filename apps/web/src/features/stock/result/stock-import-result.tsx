import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MapUnmapped } from './map-unmapped.tsx'
import { OutcomeReport } from './outcome-report.tsx'
import type { StockImportOutcome } from './stock-import-outcome.ts'

/** What an import did, and what to do next: on the page of its task. */
export function StockImportResult({ result, taskId }: { result: StockImportOutcome; taskId: string }) {
  const { t } = useTranslation()
  return (
    <>
      <OutcomeReport result={result} taskId={taskId} />
      <Group component="nav" gap="xs" mt={20} aria-label={t('stock.result.next.label')}>
        <MapUnmapped result={result} quiet />
        <Button component={Link} to="/stock" variant="default">
          {t('stock.result.next.view')}
        </Button>
        <Button component={Link} to="/stock/import" variant="default">
          {t('stock.import.run.another')}
        </Button>
      </Group>
    </>
  )
}
