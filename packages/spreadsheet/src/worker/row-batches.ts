import { batchCells, batchCharacters, batchRows } from '../limits.ts'
import type { Row } from '../types.ts'

/** Cuts pieces of rows into batches of at most 500 rows, fewer where rows are wide or long. */
export async function* rowBatches(pieces: AsyncIterable<Row[]>): AsyncGenerator<Row[], void> {
  let batch: Row[] = []
  let cells = 0
  let characters = 0
  for await (const rows of pieces) {
    for (const row of rows) {
      batch.push(row)
      cells += row.cells.length
      for (const cell of row.cells) characters += cell.text.length
      if (batch.length < batchRows && cells < batchCells && characters < batchCharacters) continue
      yield batch
      batch = []
      cells = 0
      characters = 0
    }
  }
  if (batch.length > 0) yield batch
}
