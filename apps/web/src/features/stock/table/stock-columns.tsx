import type { StockLine, StockSortColumn } from '@pf/contract'
import { createColumnHelper } from '@tanstack/react-table'
import type { serverTable } from '../../../ui/server-table.ts'
import { AsOfCell, LotCell, PriceCell, QuantityCell, TextCell } from './line-cells.tsx'

const helper = createColumnHelper<typeof serverTable, StockLine>()

export const columnIds = ['partNumber', 'vendor', 'name', 'lot', 'warehouse', 'quantity', 'price', 'asOf'] as const
type ColumnId = (typeof columnIds)[number]

/** What the server can sort by. */
export const sortedBy: Partial<Record<ColumnId, StockSortColumn>> = {
  partNumber: 'partNumber',
  vendor: 'vendor',
  warehouse: 'warehouse',
  quantity: 'quantity',
  price: 'price',
}

/** Figures stand right-aligned. */
export const figureColumns: ReadonlySet<string> = new Set<ColumnId>(['quantity', 'price', 'asOf'])

export const stockColumns = helper.columns([
  helper.accessor('partNumber', {
    id: 'partNumber',
    cell: ({ getValue }) => (
      <span className="mono" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  helper.accessor('vendor', { id: 'vendor', cell: ({ getValue }) => <TextCell text={getValue()} /> }),
  helper.accessor('name', { id: 'name', cell: ({ getValue }) => <TextCell text={getValue()} /> }),
  helper.accessor('lot', { id: 'lot', cell: ({ row }) => <LotCell line={row.original} /> }),
  helper.accessor('warehouse', { id: 'warehouse', cell: ({ getValue }) => <TextCell text={getValue()} /> }),
  helper.accessor('quantity', { id: 'quantity', cell: ({ row }) => <QuantityCell line={row.original} /> }),
  helper.accessor('price', { id: 'price', cell: ({ row }) => <PriceCell line={row.original} /> }),
  helper.accessor('asOf', { id: 'asOf', cell: ({ row }) => <AsOfCell line={row.original} /> }),
])
