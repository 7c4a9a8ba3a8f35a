/**
 * Depth of rows in groups that may be nested in each other. Groups are 0-based with both ends included; the returned function takes
 * 1-based row numbers, which must not fall from call to call.
 */
export function createOutline(groups: readonly { first: number; last: number }[]): (row: number) => number {
  const steps = groups
    .flatMap(({ first, last }) => [
      { row: first + 1, change: 1 },
      { row: last + 2, change: -1 },
    ])
    .toSorted((a, b) => a.row - b.row)
  let level = 0
  let at = 0
  return (row) => {
    for (let step = steps[at]; step !== undefined && step.row <= row; step = steps[++at]) level += step.change
    return level
  }
}
