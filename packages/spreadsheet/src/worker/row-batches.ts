import { batchCells, batchCharacters, batchRows, limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import type { Row } from '../types.ts'

/**
 * Cuts pieces of rows into batches of at most 500 rows, fewer where rows are wide or long. Throws `rowTooLong` for a row that holds more
 * text than any table does: cells of a workbook share their strings, but each is a string of its own once it has left the reader.
 */
export async function* rowBatches(pieces: AsyncIterable<Row[]>): AsyncGenerator<Row[], void> {
  let batch: Row[] = []
  let cells = 0
  let characters = 0
  for await (const rows of pieces) {
    for (const row of rows) {
      batch.push(row)
      cells += row.cells.length
      characters += textLength(row)
      if (batch.length < batchRows && cells < batchCells && characters < batchCharacters) continue
      yield batch
      batch = []
      cells = 0
      characters = 0
    }
  }
  if (batch.length > 0) yield batch
}

function textLength({ row, cells }: Row): number {
  let characters = 0
  for (const { text } of cells) characters += text.length
  if (characters > limits.tokenCharacters) throw spreadsheetError('rowTooLong', { row, limit: limits.tokenCharacters })
  return characters
}
