import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../api/trpc.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { failureOf } from '../../api/failure-of.ts'
import { LiveImports } from './live-imports.tsx'
import { Placeholder } from '../../ui/placeholder.tsx'
import { StockEmpty } from './stock-empty.tsx'
import { StockLead } from './stock-lead.tsx'
import { StockLinesView } from './table/stock-lines-view.tsx'
import { WarehousesTable } from './warehouses/warehouses-table.tsx'

/** What the warehouses hold. */
export function StockPage() {
  const { t } = useTranslation()
  const query = trpc.stock.warehouses.useQuery()
  const { data: warehouses } = query
  const failure = failureOf(query)
  const empty = warehouses?.length === 0
  return (
    <>
      <PageHeader
        title={t('stock.title')}
        lead={warehouses === undefined ? t('app.loading') : <StockLead warehouses={warehouses} />}
        actions={
          empty ? undefined : (
            <Button
              component={Link}
              to="/stock/import"
              leftSection={<IconUpload size={15} stroke={1.75} aria-hidden />}
            >
              {t('stock.importFile')}
            </Button>
          )
        }
      />
      <LiveImports />
      {failure === null ? null : <ErrorNotice error={failure} />}
      {warehouses === undefined && failure === null ? <Placeholder rows={20} /> : null}
      {empty ? <StockEmpty /> : null}
      {warehouses === undefined || empty ? null : (
        <>
          <WarehousesTable warehouses={warehouses} />
          <StockLinesView warehouses={warehouses} />
        </>
      )}
    </>
  )
}
