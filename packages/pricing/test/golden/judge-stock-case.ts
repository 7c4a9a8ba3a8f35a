import { stockMapping } from '@pf/contract'
import type { StockMapping } from '@pf/contract'
import { Decimal } from 'decimal.js'
import { resultOf, setTaskTime } from '../pricing-world.ts'
import type { PricingWorld } from '../pricing-world.ts'
import { linesOfTask, stockOf } from '../stock-tables.ts'
import type { Line } from '../stock-tables.ts'
import { emptyStock, plantActive, plantPartNumbers } from './plant-stock.ts'
import type { GoldenLine, GoldenMapping, GoldenStockCase } from './stock-case.ts'

/** What a case expects and what the product did, in one form: lines sorted, decimals as numbers. */
export interface Judgement {
  readonly expected: unknown
  readonly actual: unknown
}

/** Runs a case through the product: an xlsx of text cells, the file store, a task, a worker, the tables. Empties the stock first. */
export async function judgeStockCase(world: PricingWorld, { given, expect }: GoldenStockCase): Promise<Judgement> {
  const { database, files } = world
  await emptyStock(database)
  // The cases tell no time: the day is that of the file or later.
  await setTaskTime(database, '2026-11-26T12:00:00Z')
  await plantPartNumbers(database, given.partNumbers)
  const fileId = await world.uploadRows(given.rows)
  const sha256 = (await files.info(fileId))?.sha256 ?? ''
  const mapping = toStockMapping(given.mapping)
  for (const [warehouse, active] of Object.entries(given.active)) {
    await plantActive(database, {
      ...active,
      warehouse,
      sha256: active.file === given.file ? sha256 : 'another file',
      mapping: active.sameMapping ? mapping : { ...mapping, pack: mapping.pack + 1 },
    })
  }
  const task = await world.importFile({ fileId, mapping, asOf: given.asOf, scope: given.scope })
  const result = resultOf(task)
  const targetOf = targets(given.mapping)
  const warehouses: Record<string, unknown> = {}
  const expectedWarehouses: Record<string, unknown> = {}
  for (const [warehouse, wanted] of Object.entries(expect.warehouses)) {
    const counts = result.warehouses.find((other) => other.warehouse === warehouse)
    const after = wanted.stockAfter ?? wanted.lines
    warehouses[warehouse] = {
      inserted: counts?.inserted,
      updated: counts?.updated,
      unchanged: counts?.unchanged,
      ...(wanted.activated !== undefined && { activated: counts?.activated }),
      ...(wanted.lines && { lines: sorted(await linesOfTask(database, task.id, warehouse)) }),
      ...(after && { stockAfter: sorted(await stockOf(database, warehouse)) }),
    }
    expectedWarehouses[warehouse] = {
      ...wanted,
      ...(wanted.lines && { lines: sorted(wanted.lines) }),
      ...(after && { stockAfter: sorted(after) }),
    }
  }
  return {
    expected: { ...expect, warehouses: expectedWarehouses },
    actual: {
      newImport: result.newImport,
      decimalSigns: Object.fromEntries(
        Object.entries(result.decimalSigns).map(([column, sign]) => [targetOf(Number(column)), sign]),
      ),
      read: result.read,
      merged: result.merged,
      skipped: result.skipped,
      rejected: result.rejected,
      unmapped: result.unmapped,
      rejectedRows: result.rejectedRows.map(({ row, column, reason }) => ({ row, column: targetOf(column), reason })),
      warehouses,
    },
  }
}

/** The cases name decimal signs by target, the product by column. */
function toStockMapping({ headerRow, columns, quantities, decimalSigns }: GoldenMapping): StockMapping {
  const columnOf = { ...columns, ...quantities }
  return stockMapping.parse({
    sheet: 'Stock',
    headerRow,
    columns,
    quantities,
    decimalSigns: Object.fromEntries(
      Object.entries(decimalSigns).map(([target, sign]) => [String(columnOf[target]), sign]),
    ),
  })
}

function targets({ columns, quantities }: GoldenMapping): (column: number) => string {
  const names = new Map(
    [...Object.entries(columns), ...Object.entries(quantities)].map(([name, column]) => [column, name]),
  )
  return (column) => names.get(column) ?? `column ${column}`
}

function sorted(lines: readonly (GoldenLine | Line)[]): string[] {
  return lines
    .map(({ partNumber, vendor, price, quantity, atLeast }) =>
      [partNumber, vendor ?? '-', plain(price), plain(quantity), atLeast ? 'at least' : 'exact'].join(' | '),
    )
    .toSorted()
}

function plain(decimal: string | null): string {
  return decimal === null ? 'null' : new Decimal(decimal).toFixed()
}
