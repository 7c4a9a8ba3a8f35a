import type { ColumnTarget } from '@pf/contract'
import type { ImportChoices } from './choices.ts'
import { singleTargets } from './draft.ts'
import type { DraftColumn } from './draft.ts'

/**
 * Says what a column is. What a sheet has one column of moves: the column that was it before is imported no more. What was said of
 * prices was said of the column that was the price, and holds of no other.
 */
export function chooseTarget(
  choices: ImportChoices,
  columns: readonly DraftColumn[],
  { column, target }: { column: number; target: ColumnTarget },
): ImportChoices {
  const single = singleTargets.some((each) => each === target)
  const before = columns.filter((each) => single && each.target === target && each.column !== column)
  const price = columns.find((each) => each.target === 'price')?.column
  const movesPrice = target === 'price' ? price !== column : price === column
  return {
    ...choices,
    ...(movesPrice && { currency: undefined, vatIncluded: undefined, elsewhere: undefined }),
    targets: {
      ...choices.targets,
      ...Object.fromEntries(before.map((each) => [each.column, 'other' as const])),
      [column]: target,
    },
  }
}
