import type { LotRow, LotSortColumn } from '@pf/contract'
import { createColumnHelper } from '@tanstack/react-table'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import type { serverTable } from '../../../ui/server-table.ts'
import styles from './lots-table.module.css'

const helper = createColumnHelper<typeof serverTable, LotRow>()

export const columnIds = ['name', 'category', 'description', 'items', 'partNumbers'] as const
type ColumnId = (typeof columnIds)[number]

/** What the server can sort by. */
export const sortedBy: Partial<Record<ColumnId, LotSortColumn>> = { name: 'name', category: 'category' }

export const lotColumns = helper.columns([
  helper.accessor('name', { id: 'name', cell: ({ row }) => <NameCell lot={row.original} /> }),
  helper.accessor('category', { id: 'category', cell: ({ getValue }) => getValue() }),
  helper.accessor('description', {
    id: 'description',
    cell: ({ getValue }) => <span className="quiet">{getValue()}</span>,
  }),
  helper.accessor('items', { id: 'items', cell: ({ row }) => <ItemsCell lot={row.original} /> }),
  helper.accessor('partNumbers', { id: 'partNumbers', cell: ({ getValue }) => <CountCell count={getValue()} /> }),
])

function NameCell({ lot: { id, name } }: { lot: LotRow }) {
  return (
    <Link className={`mono ${styles.link}`} to="/components/$lotId" params={{ lotId: String(id) }} title={name}>
      {name}
    </Link>
  )
}

/** How many components a bundle is made of; nothing where it is none. */
function ItemsCell({ lot: { isBundle, items } }: { lot: LotRow }) {
  const { t } = useWords()
  return isBundle ? t('lots.table.itemCount', { count: items }) : null
}

function CountCell({ count }: { count: number }) {
  const { format } = useWords()
  return <span className={count === 0 ? 'quiet' : undefined}>{format.number(count)}</span>
}
