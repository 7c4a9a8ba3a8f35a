import type { StockLine } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import type { Rows } from '../../../api/use-rows.ts'
import { VirtualTable } from '../../../ui/virtual-table.tsx'
import { columnIds, figureColumns, sortedBy, stockColumns } from './stock-columns.tsx'
import type { StockSearch } from './stock-search.ts'
import styles from './stock-table.module.css'

interface StockTableProps {
  readonly stock: Rows<StockLine>
  readonly search: StockSearch
  readonly onSearch: (search: StockSearch) => void
  /** True where all lines are of one warehouse: narrow windows spare its column. */
  readonly oneWarehouse: boolean
}

/** Lines of stock. */
export function StockTable({ stock, search, onSearch, oneWarehouse }: StockTableProps) {
  const { t } = useTranslation()
  return (
    <VirtualTable
      label={t('stock.table.label')}
      list={stock}
      columns={stockColumns}
      heads={columnIds.map((id) => ({
        id,
        title: t(`stock.table.${id}`),
        figures: figureColumns.has(id),
        sort: sortedBy[id],
      }))}
      order={{ sort: search.sort ?? 'partNumber', descending: search.desc === true }}
      onOrder={({ sort, descending }) => onSearch({ ...search, sort, desc: descending || undefined })}
      className={`${styles.columns} ${oneWarehouse ? styles['one-warehouse'] : ''}`}
    />
  )
}
