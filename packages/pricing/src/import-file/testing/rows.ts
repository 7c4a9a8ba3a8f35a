import type { Cell, Row } from '@pf/spreadsheet'

/** Rows of text cells as a reader delivers them: row 1 first, no cell where the text is empty. */
export function textRows(rows: readonly (readonly string[])[]): Row[] {
  return rows
    .map((texts, index) =>
      cellRow(
        index + 1,
        texts.flatMap((text, column): Cell[] => (text === '' ? [] : [{ column, kind: 'text', text }])),
      ),
    )
    .filter(({ cells }) => cells.length > 0)
}

export function cellRow(row: number, cells: Cell[], outlineLevel = 0): Row {
  return { sheet: 's', row, cells, outlineLevel, hidden: false }
}

/** The rows in batches of at most so many. */
export async function* inBatches(rows: readonly Row[], size: number): AsyncGenerator<Row[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
