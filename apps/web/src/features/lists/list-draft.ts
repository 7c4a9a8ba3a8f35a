import { listColumns, requiredColumns } from '@pf/contract'
import type { ListColumn, ListKind, listPreview } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'

export type ListPreview = ResultOf<typeof listPreview>

/** What each column of the file is taken for, as recognised and as a person has changed it. */
export type ListTargets = ReadonlyMap<number, ListColumn>

export function recognisedTargets({ columns }: ListPreview): ListTargets {
  return new Map(columns.flatMap(({ column, target }) => (target === null ? [] : [[column, target]])))
}

/** What a person has taken columns for, in that order; null: not to be imported. */
export type ListChoices = readonly (readonly [column: number, target: ListColumn | null])[]

/** The targets after what a person has chosen: it outlasts another header row. */
export function withChoices(recognised: ListTargets, choices: ListChoices): ListTargets {
  return choices.reduce((targets, [column, target]) => chooseTarget(targets, column, target), recognised)
}

/** Takes a column for something else; what another column was taken for so far it no longer is. */
export function chooseTarget(targets: ListTargets, column: number, target: ListColumn | null): ListTargets {
  const others = [...targets].filter(([other, meant]) => other !== column && meant !== target)
  return new Map(target === null ? others : [...others, [column, target]])
}

/** What the file must have still and no column is taken for. */
export function missingTargets(list: ListKind, targets: ListTargets): ListColumn[] {
  const chosen = new Set(targets.values())
  const pair: readonly ListColumn[] = chosen.has('item') || chosen.has('quantity') ? ['item', 'quantity'] : []
  const wanted: readonly ListColumn[] = [...requiredColumns[list], ...(list === 'lots' ? pair : [])]
  const columns: readonly ListColumn[] = listColumns[list]
  return columns.filter((column) => wanted.includes(column) && !chosen.has(column))
}

/** The layout as a task takes it. */
export function layoutOf(preview: ListPreview, targets: ListTargets) {
  const columns = Object.fromEntries([...targets].map(([column, target]) => [target, column]))
  return { sheet: preview.sheet, headerRow: preview.headerRow ?? 0, columns }
}
