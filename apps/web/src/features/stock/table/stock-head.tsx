import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { columnIds, figureColumns, sortedBy } from './stock-columns.tsx'
import type { ColumnId } from './stock-columns.tsx'
import type { StockSearch } from './stock-search.ts'
import styles from './stock-table.module.css'

interface StockHeadProps {
  readonly search: StockSearch
  readonly onSearch: (search: StockSearch) => void
}

/** Titles; those that the server sorts by are buttons. */
export function StockHead({ search, onSearch }: StockHeadProps) {
  return (
    <thead>
      <tr>
        {columnIds.map((id) => (
          <ColumnTitle key={id} id={id} search={search} onSearch={onSearch} />
        ))}
      </tr>
    </thead>
  )
}

function ColumnTitle({ id, search, onSearch }: StockHeadProps & { readonly id: ColumnId }) {
  const { t } = useTranslation()
  const title = t(`stock.table.${id}`)
  const sort = sortedBy[id]
  const sorted = sort !== undefined && sort === (search.sort ?? 'partNumber')
  const descending = sorted && search.desc === true
  const IconOf = descending ? IconArrowDown : IconArrowUp
  const figures = figureColumns.has(id) || undefined
  return (
    <th
      scope="col"
      data-column={id}
      data-figures={figures}
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
    >
      {sort === undefined ? (
        title
      ) : (
        <UnstyledButton
          className={styles.sort}
          title={t('stock.table.sortBy', { column: title })}
          onClick={() => onSearch({ ...search, sort, desc: sorted && !descending ? true : undefined })}
        >
          {title}
          {sorted ? <IconOf size={13} stroke={2} aria-hidden /> : null}
        </UnstyledButton>
      )}
    </th>
  )
}
