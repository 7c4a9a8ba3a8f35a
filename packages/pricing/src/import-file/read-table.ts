import type { DecimalSign } from '@pf/contract'
import type { Cell, Row } from '@pf/spreadsheet'
import { codeText, isDamagedCode, longestCode, longestVendor } from './code-text.ts'
import { priceDivisor } from './net-price.ts'
import { outlineRows } from './outline-heads.ts'
import { readPrice } from './price.ts'
import { readQuantity } from './quantity.ts'
import { rejectedRow } from './rejected-row.ts'
import { createRowShape, mapCells, skipReason } from './row-kind.ts'
import type { MappedCells, RowShape } from './row-kind.ts'
import type { PriceReading } from './price.ts'
import type { RowPrice, RowQuantity, TableMapping, TableRow, TableSurvey } from './types.ts'

interface Reading {
  shape: RowShape
  prices: PriceReading[]
  quantitySigns: DecimalSign[]
  survey: TableSurvey
}

/**
 * Pass 2: what each filled row below the header is, a batch per batch of the file. Needs the survey of the same rows and mapping, without
 * open columns.
 */
export async function* readTable(
  batches: AsyncIterable<Row[]>,
  mapping: TableMapping,
  survey: TableSurvey,
): AsyncGenerator<TableRow[]> {
  const reading = createReading(mapping, survey)
  let isFirst = true
  let goodsLevel = 0
  for await (const batch of outlineRows(batches, mapping.headerRow, survey.summaryBelow)) {
    const rows: TableRow[] = []
    for (const { row, isHead } of batch) {
      const cells = mapCells(row, reading.shape)
      const isLeaf = survey.skipOutlineHeads && row.outlineLevel > 0 && row.outlineLevel === goodsLevel
      const reason =
        skipReason(cells, reading.shape, { isFirst, isLeaf, headerRows: survey.headerRows }) ??
        (isHead && survey.skipOutlineHeads ? 'groupHead' : null)
      goodsLevel = reason === null ? row.outlineLevel : 0
      isFirst = false
      rows.push(reason === null ? readRow(row, cells, reading) : { kind: 'skipped', row: row.row, reason })
    }
    yield rows
  }
}

function createReading(mapping: TableMapping, survey: TableSurvey): Reading {
  // A column without any sign in its texts reads the same either way.
  const signOf = (column: number): DecimalSign => survey.decimalSigns[column] ?? ','
  const divisor = priceDivisor(mapping)
  return {
    shape: createRowShape(mapping),
    prices: mapping.prices.map((column) => ({ sign: signOf(column), currency: mapping.currency, divisor })),
    quantitySigns: mapping.quantities.map(signOf),
    survey,
  }
}

function readRow(row: Row, cells: MappedCells, reading: Reading): TableRow {
  const { code, amounts } = cells
  const { prices: priceReadings, quantitySigns, survey } = reading
  const partNumber = codeText(code)
  if (code !== undefined && isDamagedCode(code, partNumber))
    return rejectedRow(row, code, { reason: 'codeDamaged', survey })
  const vendor = textOrNull(cells.vendor)
  if (partNumber.length > longestCode) return rejectedRow(row, code, { reason: 'codeTooLong', survey })
  if ((vendor?.length ?? 0) > longestVendor) return rejectedRow(row, cells.vendor, { reason: 'codeTooLong', survey })
  const prices: (RowPrice | null)[] = []
  const quantities: RowQuantity[] = []
  for (const [place, priceReading] of priceReadings.entries()) {
    const cell = amounts[place]
    const price = cell === undefined ? null : readPrice(cell, priceReading)
    if (typeof price === 'string') return rejectedRow(row, cell, { reason: price, survey })
    prices.push(price)
  }
  for (const [place, sign] of quantitySigns.entries()) {
    const cell = amounts[priceReadings.length + place]
    const quantity = readQuantity(cell, sign)
    if (quantity === null) return rejectedRow(row, cell, { reason: 'quantityUnreadable', survey })
    quantities.push(quantity)
  }
  return {
    kind: 'goods',
    row: row.row,
    partNumber,
    vendor,
    name: textOrNull(cells.name),
    prices,
    quantities,
  }
}

function textOrNull(cell: Cell | undefined): string | null {
  return cell === undefined ? null : codeText(cell) || null
}
