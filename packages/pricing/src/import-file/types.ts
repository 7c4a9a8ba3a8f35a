import type { ColumnTarget, DecimalSign, PreviewColumn, PreviewQuestion, RejectionReason } from '@pf/contract'
import type { Spreadsheet } from '@pf/spreadsheet'

/** How a table is read: any number of price and quantity columns. Rows count from 1, columns from 0. */
export interface TableMapping {
  /** The last row of the header; 0: the table has none. */
  headerRow: number
  /** The column whose text identifies a row. */
  code: number
  name?: number
  vendor?: number
  prices: number[]
  quantities: number[]
  /** Column as text → the sign that the user chose. */
  decimalSigns: Record<string, DecimalSign>
  currency: string
  /** Whether the prices of the file contain VAT. */
  vatIncluded: boolean
  /** A percentage as text: "22". */
  vatPercent: string
  /** Pieces that one price is for. */
  pack: number
}

export interface OpenColumn {
  column: number
  title: string
  /** A value of the column that may be read in two ways. */
  example: string
}

/** What the first pass over a sheet finds out and the second needs. Its size does not depend on the number of rows. */
export interface TableSurvey {
  /** Column as text → decimal sign as used; columns whose texts hold no sign are absent. */
  decimalSigns: Record<string, DecimalSign>
  /** Price and quantity columns that leave the sign open or contradict themselves and for which the user chose none. */
  openColumns: OpenColumn[]
  /** Filled rows below the header. */
  rows: number
  /** Of them those that pass 2 will deliver as goods or as rejected. */
  goodsRows: number
  /** Mapped columns without a single filled cell below the header. */
  emptyColumns: number[]
  /** Column → the lowest title above it. */
  titles: ReadonlyMap<number, string>
  /** The header's rows as texts by column: a row that repeats one of them is no goods. */
  headerRows: readonly ReadonlyMap<number, string>[]
  /** Whether heads of row groups are skipped; not if nothing else would be left. */
  skipOutlineHeads: boolean
  /** Whether such heads stand below their groups. */
  summaryBelow: boolean
}

export interface RowPrice {
  /** Of one piece, without VAT, in the mapping's currency; at most 6 places. */
  net: string
  /** As in the file, trimmed. */
  original: string
}

export interface RowQuantity {
  /** At most 3 places; null: in stock, how many is unknown. */
  value: string | null
  atLeast: boolean
  /** As in the file, trimmed; '' where the cell is blank. */
  text: string
}

/** Why a row is no goods. */
export type SkipReason = 'noCode' | 'heading' | 'groupHead' | 'total' | 'explanation' | 'headerRepeated'

export interface GoodsRow {
  kind: 'goods'
  /** 1-based row of the sheet. */
  row: number
  /** The original spelling, trimmed outside; leading zeros that the cell's format shows are there. Never an empty key. */
  partNumber: string
  vendor: string | null
  name: string | null
  /** In the order of the mapping's columns; null: no price. */
  prices: (RowPrice | null)[]
  quantities: RowQuantity[]
}

export interface SkippedRow {
  kind: 'skipped'
  row: number
  reason: SkipReason
}

export interface RejectedTableRow {
  kind: 'rejected'
  row: number
  /** The first column that could not be read. */
  column: number
  reason: RejectionReason
  /** That cell as shown. */
  text: string
  /**
   * All cells of the row by column, '' where empty, as a spreadsheet shows them and so that they are read the same way from an xlsx of
   * texts: repaired, the row imports.
   */
  cells: string[]
}

/** What a filled row below the header is. */
export type TableRow = GoodsRow | SkippedRow | RejectedTableRow

/** What detection needs of a file. */
export type SheetSource = Pick<Spreadsheet, 'sheets' | 'readSheet' | 'summaryBelow'>

/** What the user fixed already. */
export interface WantedLayout {
  sheet?: string
  headerRow?: number
}

export interface DetectionOptions {
  /** Rows read so far, and the share of the file. */
  onProgress?: (rows: number, fraction: number) => void
  signal?: AbortSignal
}

/** How a file would be read as stock, and what it leaves open. */
export interface Layout {
  sheet: string
  /** The last row of the header, from 1; null where none was recognised. */
  headerRow: number | null
  columns: PreviewColumn[]
  /** Column as text → decimal sign; columns without any sign and open ones are absent. */
  decimalSigns: Record<string, DecimalSign>
  /** As the file itself says it; null where it says nothing. */
  currency: string | null
  vatIncluded: boolean | null
  /** A percentage as text: "22". */
  vatPercent: string | null
  questions: PreviewQuestion[]
  /** The first 50 filled rows of the sheet; cells by column, '' where empty. */
  firstRows: { row: number; cells: string[] }[]
  /** Non-empty rows of the sheet. */
  rows: number
}

/** Why a layout can't be imported without a person: codes and params of `stockImport.errors`. */
export type LayoutRefusal =
  | { code: 'headerNotFound'; params: { sheet: string } }
  | { code: 'mappingUnclear'; params: { what: ColumnTarget; columns: string } }
  | { code: 'noQuantities'; params: Record<string, never> }
  | { code: 'decimalSignUnknown'; params: { column: string; example: string } }
  | { code: 'vatUnknown'; params: { column: string } }
