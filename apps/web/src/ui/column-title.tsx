import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ColumnHead, Order } from './server-table.ts'
import styles from './virtual-table.module.css'

interface ColumnTitleProps<Sort> {
  readonly head: ColumnHead<Sort>
  readonly order: Order<Sort>
  readonly onOrder: (order: Order<Sort>) => void
}

/** A title; where the server sorts by its column, a button. */
export function ColumnTitle<Sort>({ head, order, onOrder }: ColumnTitleProps<Sort>) {
  const { t } = useTranslation()
  const { id, title, figures, sort } = head
  const sorted = sort !== undefined && sort === order.sort
  const descending = sorted && order.descending
  const IconOf = descending ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      data-column={id}
      data-figures={figures === true || undefined}
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
    >
      {sort === undefined ? (
        title
      ) : (
        <UnstyledButton
          className={styles.sort}
          title={t('app.sortBy', { column: title })}
          onClick={() => onOrder({ sort, descending: sorted && !descending })}
        >
          {title}
          {sorted ? <IconOf size={13} stroke={2} aria-hidden /> : null}
        </UnstyledButton>
      )}
    </th>
  )
}
