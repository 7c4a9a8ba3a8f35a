import { describeColumns } from './describe-columns.ts'
import { findTable } from './find-table.ts'
import { scanSheet } from './scan-sheet.ts'
import { tableColumns } from './table-columns.ts'
import type { DetectionOptions, Layout, SheetSource, WantedLayout } from './types.ts'

/**
 * How a file would be read as stock (docs/pricing-rules.md, Files of stock): the first visible sheet with a recognised header, or the one wanted, and
 * what its columns are, by titles and by the content of the whole sheet. What it leaves open is a question, never a guess.
 * Throws SpreadsheetError.
 */
export async function detectLayout(
  spreadsheet: SheetSource,
  wanted: WantedLayout,
  options: DetectionOptions = {},
): Promise<Layout> {
  const table = await findTable(spreadsheet, wanted, options)
  const { firstRows, rows, tableRows, contents, letterhead, subtitles } = await scanSheet(spreadsheet, table, options)
  const { sheet, header } = table
  const columns = tableColumns(header ?? { rows: [], headerRow: 0 }, contents)
  if (header === null) {
    return {
      sheet,
      headerRow: null,
      columns: columns.map(({ column, title }) => ({ column, title, target: 'other', reason: 'none' })),
      decimalSigns: {},
      currency: null,
      vatIncluded: null,
      vatPercent: null,
      questions: [{ kind: 'noHeader' }],
      firstRows,
      rows,
    }
  }
  return {
    sheet,
    headerRow: header.headerRow,
    ...describeColumns(columns, { rows: tableRows, letterhead, subtitles }),
    firstRows,
    rows,
  }
}
