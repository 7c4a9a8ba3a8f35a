import type { Cell, Row } from '../types.ts'

const kinds = ['text', 'number', 'boolean', 'date', 'error'] as const
const kindNumbers: Record<Cell['kind'], number> = { text: 0, number: 1, boolean: 2, date: 3, error: 4 }

/**
 * A batch of rows in the form that costs the receiving thread least: one list of strings and one array of integers.
 * `numbers`: per row its number, cells, outline level × 2 + hidden; per cell column × 8 + kind, index of the format + 1 or 0.
 */
export interface PackedRows {
  sheet: string
  rowCount: number
  numbers: Int32Array<ArrayBuffer>
  texts: string[]
  formats: string[]
}

export function packRows(sheet: string, rows: readonly Row[]): PackedRows {
  let cellCount = 0
  for (const row of rows) cellCount += row.cells.length
  const numbers = new Int32Array(rows.length * 3 + cellCount * 2)
  const texts: string[] = []
  const formats: string[] = []
  let at = 0
  for (const row of rows) {
    numbers[at++] = row.row
    numbers[at++] = row.cells.length
    numbers[at++] = row.outlineLevel * 2 + (row.hidden ? 1 : 0)
    for (const cell of row.cells) {
      numbers[at++] = cell.column * 8 + kindNumbers[cell.kind]
      numbers[at++] = cell.format === undefined ? 0 : formatNumber(formats, cell.format)
      texts.push(cell.text)
    }
  }
  return { sheet, rowCount: rows.length, numbers, texts, formats }
}

function formatNumber(formats: string[], format: string): number {
  const known = formats.indexOf(format)
  return known >= 0 ? known + 1 : formats.push(format)
}

export function unpackRows(packed: PackedRows): Row[] {
  const { sheet, numbers, texts, formats } = packed
  const rows: Row[] = []
  let at = 0
  let textAt = 0
  const next = (): number => numbers[at++] ?? 0
  for (let i = 0; i < packed.rowCount; i++) {
    const row = next()
    const cellCount = next()
    const flags = next()
    const cells: Cell[] = []
    for (let k = 0; k < cellCount; k++) {
      const place = next()
      const format = formats[next() - 1]
      const column = place >> 3
      const kind = kinds[place & 7] ?? 'text'
      const text = texts[textAt++] ?? ''
      cells.push(format === undefined ? { column, kind, text } : { column, kind, text, format })
    }
    rows.push({ sheet, row, cells, outlineLevel: flags >> 1, hidden: (flags & 1) === 1 })
  }
  return rows
}
