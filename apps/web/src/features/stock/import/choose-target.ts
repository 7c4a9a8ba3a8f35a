import type { ColumnTarget } from '@pf/contract'
import type { ImportChoices } from './choices.ts'
import { singleTargets } from './draft.ts'
import type { DraftColumn } from './draft.ts'

/** Says what a column is. What a sheet has one column of moves: the column that was it before is imported no more. */
export function chooseTarget(
  choices: ImportChoices,
  columns: readonly DraftColumn[],
  { column, target }: { column: number; target: ColumnTarget },
): ImportChoices {
  const single = singleTargets.some((each) => each === target)
  const before = columns.filter((each) => single && each.target === target && each.column !== column)
  return {
    ...choices,
    targets: {
      ...choices.targets,
      ...Object.fromEntries(before.map((each) => [each.column, 'other' as const])),
      [column]: target,
    },
  }
}
