import type { PartNumberRow, PartNumberTab } from '@pf/contract'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rows } from '../../../api/use-rows.ts'
import styles from './part-number-grid.module.css'
import { PartNumberLine } from './part-number-line.tsx'

const rowHeight = 34

interface PartNumberGridProps {
  readonly tab: PartNumberTab
  /** As the server answers it; `rows` is what is left of it. */
  readonly list: Rows<PartNumberRow>
  readonly rows: readonly PartNumberRow[]
  /** Place of the row whose detail is shown; -1: none. */
  readonly index: number
  readonly onCurrent: (id: number) => void
  readonly selected: ReadonlySet<number>
  /** `range`: all between the one selected last and this one. */
  readonly onSelect: (id: number, range: boolean) => void
  readonly gridRef: Ref<HTMLDivElement>
}

/** Part numbers by worth: a grid that is one stop of the keyboard, with only the rows in sight in the page. */
export function PartNumberGrid(props: PartNumberGridProps) {
  const { tab, list, rows, index, onCurrent, selected, onSelect, gridRef } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingEnd: 8,
    scrollPaddingStart: rowHeight,
    getItemKey: (at) => rows[at]?.id ?? at,
  })
  const shown = virtual.getVirtualItems()
  const { hasMore, loadMore, total, changing } = list
  const nearEnd = (shown.at(-1)?.index ?? 0) >= rows.length - 60

  useEffect(() => {
    if (nearEnd && hasMore) loadMore()
  }, [nearEnd, hasMore, loadMore])
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }, [index, virtual])

  const byLot = tab === 'mapped' || tab === 'checkAgain'
  return (
    <div
      ref={(element) => {
        scroller.current = element
        if (typeof gridRef === 'function') gridRef(element)
        else if (gridRef !== null) gridRef.current = element
      }}
      className={styles.grid}
      role="grid"
      tabIndex={0}
      aria-label={t('mappings.list.label')}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-multiselectable
      aria-activedescendant={index < 0 ? undefined : `part-number-${rows[index]?.id}`}
      data-changing={changing || undefined}
      data-tab={tab}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.line}>
          <span role="columnheader" data-column="select" aria-label={t('mappings.action.select')} />
          <span role="columnheader">{t('mappings.list.partNumber')}</span>
          <span role="columnheader">{t('mappings.list.vendor')}</span>
          <span role="columnheader" data-column="words">
            {t(byLot ? 'mappings.list.lot' : 'mappings.list.description')}
          </span>
          <span role="columnheader" data-figures>
            {t('mappings.list.stock')}
          </span>
          <span role="columnheader" data-figures title={t('mappings.list.scoreHint')}>
            {byLot || tab === 'ignored' ? null : t('mappings.list.score')}
          </span>
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index: at, key, start }) => {
          const row = rows[at]
          return row === undefined ? null : (
            <PartNumberLine
              key={key}
              row={row}
              place={at}
              top={start}
              byLot={byLot}
              current={at === index}
              selected={selected.has(row.id)}
              onCurrent={onCurrent}
              onSelect={onSelect}
            />
          )
        })}
      </div>
    </div>
  )
}
