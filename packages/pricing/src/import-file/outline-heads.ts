import type { Row } from '@pf/spreadsheet'
import { isFilled } from './row-kind.ts'

/** A filled row and whether the file's outline makes it the head of the deeper rows beside it. */
export interface OutlinedRow {
  row: Row
  isHead: boolean
}

/**
 * Filled rows below `headerRow`, batch per batch, with their place in the outline. Heads above their groups (mxl, 1C) need a look at the
 * next row, so the last row of a batch comes with the next one.
 */
export async function* outlineRows(
  batches: AsyncIterable<Row[]>,
  headerRow: number,
  summaryBelow: boolean,
): AsyncGenerator<OutlinedRow[]> {
  let last: Row | undefined
  for await (const batch of batches) {
    const outlined: OutlinedRow[] = []
    for (const row of batch) {
      if (row.row <= headerRow || !row.cells.some(isFilled)) continue
      if (summaryBelow) outlined.push({ row, isHead: last !== undefined && last.outlineLevel > row.outlineLevel })
      else if (last !== undefined) outlined.push({ row: last, isHead: row.outlineLevel > last.outlineLevel })
      last = row
    }
    if (outlined.length > 0) yield outlined
  }
  if (!summaryBelow && last !== undefined) yield [{ row: last, isHead: false }]
}
