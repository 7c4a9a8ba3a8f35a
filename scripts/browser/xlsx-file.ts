import { utils, write } from '@e965/xlsx'
import { z } from 'zod'

/** A workbook with these sheets, name by rows, by a writer that is not ours. */
export function xlsxFile(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Buffer {
  const workbook = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  }
  return z.instanceof(Buffer).parse(write(workbook, { type: 'buffer', bookType: 'xlsx' }))
}
