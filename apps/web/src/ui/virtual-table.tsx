import { FlexRender, useTable } from '@tanstack/react-table'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Rows } from '../api/use-rows.ts'
import { ColumnTitle } from './column-title.tsx'
import { serverTable } from './server-table.ts'
import type { ColumnHead, Order, ServerColumns } from './server-table.ts'
import styles from './virtual-table.module.css'

const rowHeight = 34
/** Of the page's header and the titles, which stay in sight above the rows. */
const stickyHeight = 48 + 32

interface VirtualTableProps<Row extends { readonly id: string | number }, Sort> {
  readonly label: string
  readonly list: Rows<Row>
  readonly columns: ServerColumns<Row>
  /** One for each column, in their order. */
  readonly heads: readonly ColumnHead<Sort>[]
  readonly order: Order<Sort>
  readonly onOrder: (order: Order<Sort>) => void
  /** Has the widths of the columns, by `data-column`. */
  readonly className: string
}

/** A long list: only rows in sight are in the page, further ones are asked for as one scrolls. */
export function VirtualTable<Row extends { readonly id: string | number }, Sort>(props: VirtualTableProps<Row, Sort>) {
  const { label, list, columns, heads, order, onOrder, className } = props
  const { total, hasMore, loadMore, changing } = list
  const table = useTable({ features: serverTable, columns, data: list.rows, getRowId: ({ id }) => String(id) })
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
  const onSort = (next: Order<Sort>) => {
    onOrder(next)
    window.scrollTo({ top: Math.min(window.scrollY, top - stickyHeight) })
  }

  const figures = new Set(heads.filter((head) => head.figures === true).map(({ id }) => id))
  const before = (shown[0]?.start ?? top) - top
  const after = virtual.getTotalSize() - ((last?.end ?? top) - top)
  return (
    <table
      className={`${styles.table} ${className}`}
      aria-label={label}
      aria-rowcount={(total ?? rows.length) + 1}
      data-changing={changing || undefined}
    >
      <colgroup>
        {heads.map(({ id }) => (
          <col key={id} data-column={id} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map((head) => (
            <ColumnTitle key={head.id} head={head} order={order} onOrder={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {before > 0 ? <Gap height={before} /> : null}
        {shown.map(({ index, key }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <tr key={key} aria-rowindex={index + 2}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} data-column={cell.column.id} data-figures={figures.has(cell.column.id) || undefined}>
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
