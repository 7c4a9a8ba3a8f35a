import { FlexRender, useTable } from '@tanstack/react-table'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { columnIds, figureColumns, stockColumns, stockTableFeatures } from './stock-columns.tsx'
import { StockHead } from './stock-head.tsx'
import type { StockSearch } from './stock-search.ts'
import styles from './stock-table.module.css'
import type { StockLines } from './use-stock-lines.ts'

const rowHeight = 34
/** Of the page's header and the titles, which stay in sight above the rows. */
const stickyHeight = 48 + 32

interface StockTableProps {
  readonly stock: StockLines
  readonly search: StockSearch
  readonly onSearch: (search: StockSearch) => void
  /** True where all lines are of one warehouse: narrow windows spare its column. */
  readonly oneWarehouse: boolean
}

/** Lines of stock: only those in sight are in the page, further ones are asked for as one scrolls. */
export function StockTable({ stock, search, onSearch, oneWarehouse }: StockTableProps) {
  const { t } = useTranslation()
  const { lines, total, hasMore, loadMore, changing } = stock
  const table = useTable({ features: stockTableFeatures, columns: stockColumns, data: lines, getRowId: ({ id }) => id })
  const { rows } = table.getRowModel()
  const { body, top } = useTopOf()
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 14,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)
  const nearEnd = last !== undefined && last.index >= rows.length - 60

  useEffect(() => {
    if (nearEnd && hasMore) loadMore()
  }, [nearEnd, hasMore, loadMore])

  /** Another order begins at its top, wherever one has scrolled to. */
  const onSort = (next: StockSearch) => {
    onSearch(next)
    window.scrollTo({ top: Math.min(window.scrollY, top - stickyHeight) })
  }

  const before = (shown[0]?.start ?? top) - top
  const after = virtual.getTotalSize() - ((last?.end ?? top) - top)
  return (
    <table
      className={styles.table}
      aria-label={t('stock.table.label')}
      aria-rowcount={(total ?? rows.length) + 1}
      data-changing={changing || undefined}
      data-one-warehouse={oneWarehouse || undefined}
    >
      <colgroup>
        {columnIds.map((id) => (
          <col key={id} data-column={id} />
        ))}
      </colgroup>
      <StockHead search={search} onSearch={onSort} />
      <tbody ref={body}>
        {before > 0 ? <Gap height={before} /> : null}
        {shown.map(({ index, key }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <tr key={key} aria-rowindex={index + 2}>
              {row.getAllCells().map((cell) => (
                <td
                  key={cell.id}
                  data-column={cell.column.id}
                  data-figures={figureColumns.has(cell.column.id) || undefined}
                >
                  <FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          )
        })}
        {after > 0 ? <Gap height={after} /> : null}
      </tbody>
    </table>
  )
}

/** Stands for the rows that are out of sight. */
function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden className={styles.gap}>
      <td style={{ height }} />
    </tr>
  )
}

/** How far below the top of the page the rows begin; what is above them grows and shrinks. */
function useTopOf() {
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      if (body.current !== null) setTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [])
  return { body, top }
}
