import { Button } from '@mantine/core'
import type { Warehouse } from '@pf/contract'
import { IconSearchOff } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Placeholder } from '../../../ui/placeholder.tsx'
import { StockFilters } from './stock-filters.tsx'
import type { StockSearch } from './stock-search.ts'
import { StockTable } from './stock-table.tsx'
import { useStockLines } from './use-stock-lines.ts'

/** The lines of stock with what narrows and sorts them. */
export function StockLinesView({ warehouses }: { warehouses: readonly Warehouse[] }) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/stock/' })
  const navigate = useNavigate({ from: '/stock/' })
  const stock = useStockLines(search, warehouses)
  const onSearch = (next: StockSearch) => void navigate({ to: '.', search: next, replace: true, resetScroll: false })
  return (
    <>
      <StockFilters search={search} onSearch={onSearch} warehouses={warehouses} total={stock.total} />
      {stock.failure === null ? null : <ErrorNotice error={stock.failure} />}
      {stock.total === undefined && stock.failure === null ? <Placeholder rows={20} /> : null}
      {stock.total === 0 ? (
        <EmptyState icon={IconSearchOff} title={t('stock.table.nothing')} text={t('stock.table.nothingAdvice')}>
          <Button variant="default" onClick={() => onSearch({ sort: search.sort, desc: search.desc })}>
            {t('stock.filter.clear')}
          </Button>
        </EmptyState>
      ) : null}
      {stock.total === undefined || stock.total === 0 ? null : (
        <StockTable stock={stock} search={search} onSearch={onSearch} oneWarehouse={warehouses.length === 1} />
      )}
    </>
  )
}
