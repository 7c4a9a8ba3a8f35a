import type { MappingCandidate, PartNumberRow, PartNumberTab } from '@pf/contract'
import { foresee, isOnTab, rowCan } from './deciding/choice.ts'
import type { Choice } from './deciding/choice.ts'
import type { Deciding } from './deciding/deciding.ts'
import type { Shortcut } from './keys/shortcut-of.ts'
import type { Current } from './list/use-current.ts'

/** Rows of one page of the list. */
const pageRows = 15

interface ActionsOptions {
  readonly tab: PartNumberTab
  readonly current: Current
  readonly lastIndex: number
  readonly candidates: readonly MappingCandidate[] | undefined
  readonly deciding: Deciding
  readonly onSelect: (row: PartNumberRow) => void
  /** Selects on to the row at another place. */
  readonly onExtend: (row: PartNumberRow, place: number) => void
  readonly onSearch: () => void
  readonly onNewLot: (row: PartNumberRow) => void
  readonly onEdit: (row: PartNumberRow) => void
}

/** What each shortcut does now; one that is left out can do nothing. */
export type Actions = Partial<Record<Shortcut, () => void>>

export interface Acting {
  readonly actions: Actions
  /** Maps the part number that a person had before him as he began, whichever is shown by now. */
  readonly map: (row: PartNumberRow, lot: LotLink) => void
}

type LotLink = Extract<Choice, { readonly kind: 'map' }>['lot']

/** What needs no more than to be said. */
type Simple = Exclude<Choice, { readonly kind: 'map' }>

const picks = ['pick1', 'pick2', 'pick3', 'pick4', 'pick5'] as const

export function actionsOf(options: ActionsOptions): Acting {
  const { tab, current, lastIndex, candidates, deciding, onSelect, onExtend, onSearch, onNewLot, onEdit } = options
  const { row, index, goTo } = current
  const choose = (about: PartNumberRow, choice: Choice) => {
    if (about.id === row?.id && !isOnTab(foresee(about, choice), tab)) current.leave()
    deciding.decide(about, choice)
  }
  const map = (about: PartNumberRow, { id, name }: LotLink, primary = false) =>
    choose(about, { kind: 'map', lot: { id, name }, primary })
  const undo = () => {
    const returned = deciding.undo()
    if (returned !== null) current.goToId(returned.id)
  }
  const moves: Actions = {
    next: () => goTo(index + 1),
    previous: () => goTo(index - 1),
    nextPage: () => goTo(index + pageRows),
    previousPage: () => goTo(index - pageRows),
    first: () => goTo(0),
    last: () => goTo(lastIndex),
    undo,
  }
  if (row === null) return { actions: { undo }, map }
  const decide = (kind: Simple['kind']) => choose(row, { kind })
  const extend = (place: number) => {
    onExtend(row, place)
    goTo(place)
  }
  const [best] = candidates ?? []
  const waits = row.state === 'unmapped' || row.state === 'postponed'
  const can = (kind: Choice['kind']) => rowCan[kind](row)
  return {
    map,
    actions: {
      ...moves,
      select: () => onSelect(row),
      selectNext: () => extend(Math.min(index + 1, lastIndex)),
      selectPrevious: () => extend(Math.max(index - 1, 0)),
      edit: () => onEdit(row),
      ...(waits && best !== undefined && { accept: () => map(row, best.lot) }),
      ...(can('map') && { ...picksOf(row, candidates ?? [], map), search: onSearch, newLot: () => onNewLot(row) }),
      ...(can('ignore') && { ignore: () => decide('ignore') }),
      ...(can('unignore') && { ignore: () => decide('unignore') }),
      ...(can('unmap') && { unmap: () => decide('unmap') }),
      ...(can('later') && { later: () => decide('later') }),
      ...(can('setPrimary') && { primary: () => decide('setPrimary') }),
      ...(waits && best !== undefined && { primary: () => map(row, best.lot, true) }),
    },
  }
}

/** The LOT that it has already is no choice. */
function picksOf(row: PartNumberRow, candidates: readonly MappingCandidate[], map: Acting['map']): Actions {
  return Object.fromEntries(
    picks.flatMap((pick, at) => {
      const lot = candidates[at]?.lot
      return lot === undefined || lot.id === row.lot?.id ? [] : [[pick, () => map(row, lot)]]
    }),
  )
}
