import { Button, UnstyledButton } from '@mantine/core'
import type { PartNumberCounts, PartNumberRow } from '@pf/contract'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Placeholder } from '../../ui/placeholder.tsx'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { BulkQuestion } from './bulk/bulk-question.tsx'
import { asksOfSelected } from './bulk/bulk-ask.ts'
import type { BulkAsk } from './bulk/bulk-ask.ts'
import { withNews } from './deciding/news.ts'
import { useDeciding } from './deciding/deciding.ts'
import { PartNumberDetail } from './detail/part-number-detail.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { useShortcuts } from './keys/use-shortcuts.ts'
import { NothingListed } from './list/nothing-listed.tsx'
import { PartNumberGrid } from './list/part-number-grid.tsx'
import { useCurrent } from './list/use-current.ts'
import { usePartNumbers } from './list/use-part-numbers.ts'
import { mostSelected, useSelection } from './list/use-selection.ts'
import { MappingFilters } from './mapping-filters.tsx'
import { tabOf } from './mapping-search.ts'
import type { MappingSearch } from './mapping-search.ts'
import { MappingTabs } from './mapping-tabs.tsx'
import { NewLotDialog } from './new-lot-dialog.tsx'
import { useCandidates } from './suggestions/use-candidates.ts'
import { actionsOf } from './actions-of.ts'
import { guardActions } from './guard-actions.ts'
import styles from './workbench.module.css'

interface WorkbenchProps {
  readonly search: MappingSearch
  readonly onSearch: (search: MappingSearch) => void
  readonly counts: PartNumberCounts | undefined
}

/** About the part number that it was opened for, whichever the list shows by now. */
interface Dialog {
  readonly kind: 'newLot' | 'edit'
  readonly row: PartNumberRow
}

/** Where part numbers get their LOTs: the list by worth, beside it the part number that is looked at with its candidates; all of it by keyboard. */
export function Workbench({ search, onSearch, counts }: WorkbenchProps) {
  const words = useWords()
  const { t } = words
  const tab = tabOf(search)
  const list = usePartNumbers(search)
  const deciding = useDeciding()
  const rows = useMemo(() => withNews(list.rows, deciding.news, tab), [list.rows, deciding.news, tab])
  const listOf = JSON.stringify(search)
  const current = useCurrent({ rows, listOf, changing: list.changing })
  const candidates = useCandidates(rows, current.index)
  const selection = useSelection({
    rows,
    listOf,
    onTooMany: () => deciding.tell(t('mappings.told.selectedMost', { most: mostSelected })),
  })
  const [bulk, setBulk] = useState<BulkAsk | null>(null)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const grid = useRef<HTMLDivElement>(null)
  const lotSearch = useRef<HTMLInputElement>(null)
  const focusGrid = () => grid.current?.focus({ preventScroll: true })

  const { actions: unguarded, map } = actionsOf({
    tab,
    current,
    lastIndex: rows.length - 1,
    candidates: candidates.candidates,
    deciding,
    onSelect: ({ id }) => selection.toggle(id, false),
    onExtend: ({ id }, place) => selection.extend(id, rows[place]?.id ?? id),
    onSearch: () => lotSearch.current?.focus(),
    onNewLot: (row) => setDialog({ kind: 'newLot', row }),
    onEdit: (row) => setDialog({ kind: 'edit', row }),
  })
  const asks = asksOfSelected(selection.rows, tab)
  const actions = guardActions(unguarded, {
    words,
    best: candidates.candidates?.[0],
    ticked: selection.rows.length,
    onIgnore: asks.ignore === null ? undefined : () => setBulk(asks.ignore),
    onAccept: asks.accept === null ? undefined : () => setBulk(asks.accept),
    onClear: selection.clear,
    tell: deciding.tell,
  })
  const isAsked = bulk !== null || dialog !== null
  useShortcuts((shortcut) => {
    const action = list.changing || isAsked ? undefined : actions[shortcut]
    action?.()
    return action !== undefined
  })
  const { tell } = deciding
  // What was told is of this visit: the next one begins without it.
  useEffect(() => () => tell(''), [tell])
  const isReady = rows.length > 0 && !isAsked
  useEffect(() => {
    if (isReady && document.activeElement?.matches('input, textarea') !== true) focusGrid()
  }, [isReady])

  const { total, failure } = list
  const left = total === undefined ? undefined : Math.max(rows.length, total - (list.rows.length - rows.length))
  return (
    <>
      <MappingTabs
        tab={tab}
        counts={counts}
        onTab={(next) => onSearch({ ...search, tab: next === 'unmapped' ? undefined : next, sort: undefined })}
      />
      <MappingFilters search={search} onSearch={onSearch} total={left} />
      {failure === null ? null : <ErrorNotice error={failure} />}
      {total === undefined && failure === null ? <Placeholder rows={16} /> : null}
      {left === 0 && !list.changing ? <NothingListed search={search} onSearch={onSearch} /> : null}
      {left === undefined || left === 0 ? null : (
        <div className={styles.panes}>
          <div className={styles.list}>
            <PartNumberGrid
              tab={tab}
              list={list}
              rows={rows}
              index={current.index}
              onCurrent={current.goToId}
              selected={selection.ids}
              onSelect={selection.toggle}
              gridRef={grid}
            />
          </div>
          {current.row === null ? null : (
            <PartNumberDetail
              row={current.row}
              candidates={candidates}
              actions={actions}
              onMap={(row, lot) => {
                map(row, lot)
                focusGrid()
              }}
              onDone={focusGrid}
              searchRef={lotSearch}
            />
          )}
        </div>
      )}
      <div className={styles.bar}>
        <BulkBar
          search={search}
          total={left ?? 0}
          selected={selection.rows}
          onClear={selection.clear}
          onAsk={setBulk}
        />
        {list.outdated ? (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              list.renew()
              current.goTo(0)
            }}
          >
            {t('mappings.list.renew')}
          </Button>
        ) : null}
        <span className={styles.told} role="status">
          {deciding.told}
        </span>
        {deciding.canUndo ? (
          <UnstyledButton className={styles.undo} onClick={actions.undo}>
            {t('mappings.action.undo')}
          </UnstyledButton>
        ) : null}
      </div>
      {bulk === null ? null : (
        <BulkQuestion
          ask={bulk}
          deciding={deciding}
          onClose={() => setBulk(null)}
          onDone={() => {
            setBulk(null)
            selection.clear()
          }}
        />
      )}
      {dialog?.kind === 'newLot' ? (
        <NewLotDialog
          row={dialog.row}
          read={deciding.read}
          onClose={() => setDialog(null)}
          onCreated={(lot) => {
            setDialog(null)
            map(dialog.row, lot)
          }}
        />
      ) : null}
      {dialog?.kind === 'edit' ? (
        <EditDialog row={dialog.row} read={deciding.read} onClose={() => setDialog(null)} onSave={deciding.save} />
      ) : null}
    </>
  )
}
