import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { foldedKey, partNumberKey } from '../part-number/part-number-key.ts'
import { lockMappings } from '../part-number/lock-mappings.ts'
import type { BegunSample } from './begin-sample.ts'
import type { SampleLot, SampleSlice } from './make-sample.ts'
import type { SamplePartNumber } from './part-numbers.ts'

/** The greatest ids of LOTs and part numbers, 0 where there are none: whatever comes next has a greater one. */
export type LastIds = {
  readonly lot: number
  readonly partNumber: number
}

/** What was written so far. */
export type SampleTotals = {
  readonly last: LastIds
  readonly lots: number
  readonly partNumbers: number
  /** Part numbers in stock: rows of what would be the file. */
  readonly rows: number
}

export const nothingWritten: SampleTotals = { last: { lot: 0, partNumber: 0 }, lots: 0, partNumbers: 0, rows: 0 }

/** Writes a slice after others that came to `before`; answers what it all comes to then. */
export async function writeSlice(
  tx: Queryable,
  { lots, partNumbers }: SampleSlice,
  { begun, before }: { begun: BegunSample; before: SampleTotals },
): Promise<SampleTotals> {
  await lockMappings(tx)
  await insertLots(tx, lots)
  await insertItems(tx, lots)
  await insertPartNumbers(tx, partNumbers, { begun, firstRow: before.rows + 2 })
  return {
    last: await selectLastIds(tx),
    lots: before.lots + lots.length,
    partNumbers: before.partNumbers + partNumbers.length,
    rows: before.rows + partNumbers.filter(({ stock }) => stock !== null).length,
  }
}

export async function selectLastIds(tx: Queryable): Promise<LastIds> {
  const { rows } = await tx.execute<{ lot: number; partNumber: string }>(sql`
    select coalesce((select max(id) from pricing.lot), 0) as lot,
           coalesce((select max(id) from pricing.part_number), 0) as "partNumber"`)
  const [row] = rows
  return { lot: row?.lot ?? 0, partNumber: Number(row?.partNumber ?? 0) }
}

async function insertLots(tx: Queryable, lots: readonly SampleLot[]): Promise<void> {
  if (lots.length === 0) return
  await tx.execute(sql`
    insert into pricing.lot (name, category, description, is_bundle)
    select name, category, description, "isBundle"
    from jsonb_to_recordset(${JSON.stringify(lots)}::jsonb) as made(name text, category text, description text, "isBundle" bool)`)
}

async function insertItems(tx: Queryable, lots: readonly SampleLot[]): Promise<void> {
  const items = lots.flatMap(({ name, items: parts }) => parts.map((part) => ({ bundle: name, ...part })))
  if (items.length === 0) return
  await tx.execute(sql`
    insert into pricing.bundle_item (bundle_id, lot_id, quantity)
    select bundle.id, part.id, item.quantity
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as item(bundle text, lot text, quantity numeric)
    join pricing.lot bundle on bundle.name = item.bundle
    join pricing.lot part on part.name = item.lot`)
}

/**
 * Part numbers with their lines of stock, which belong to the sample's import. Those that wait for a LOT were found by it; those that were
 * decided about are there at once.
 */
async function insertPartNumbers(
  tx: Queryable,
  partNumbers: readonly SamplePartNumber[],
  { begun, firstRow }: { begun: BegunSample; firstRow: number },
): Promise<void> {
  await tx.execute(sql`
    with made as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(toRows(partNumbers, firstRow))}::jsonb) as made(
        text_key text, vendor_key text, part_number text, vendor text, description text, folded_key text, lot text, is_primary bool,
        is_ignored bool, "row" int, price numeric, price_text text, quantities numeric[], at_least bool[], quantity_texts text[])
    ), known as (
      insert into pricing.part_number
        (text_key, vendor_key, part_number, vendor, description, folded_key, lot_id, is_primary, is_ignored, decision_id, import_id)
      select text_key, vendor_key, part_number, vendor, made.description, folded_key, lot.id, is_primary, is_ignored,
             case when lot.id is not null then ${begun.mapId}::bigint when is_ignored then ${begun.ignoreId}::bigint end,
             case when lot.id is null and not is_ignored then ${begun.importId}::bigint end
      from made left join pricing.lot on lot.name = made.lot
      returning id, text_key, vendor_key
    )
    insert into pricing.stock_line
      (warehouse_import_id, part_number_id, "row", price, currency, quantity, at_least, price_text, quantity_text)
    select part.id, known.id, made."row", made.price, 'RUB', amount.quantity, amount.at_least, made.price_text, amount.text
    from made
    join known on known.text_key = made.text_key and known.vendor_key is not distinct from made.vendor_key
    cross join unnest(made.quantities, made.at_least, made.quantity_texts) with ordinality as amount(quantity, at_least, text, position)
    join pricing.warehouse_import part on part.import_id = ${begun.importId} and part.position = amount.position
    where made."row" is not null`)
}

function toRows(partNumbers: readonly SamplePartNumber[], firstRow: number): object[] {
  let row = firstRow
  return partNumbers.map(({ partNumber, vendor, description, lot, isPrimary, isIgnored, stock }) => {
    const key = partNumberKey(partNumber, vendor)
    if (key === null) throw new Error(`"${partNumber}" is no part number`)
    return {
      text_key: key.text,
      vendor_key: key.vendor,
      part_number: partNumber,
      vendor,
      description,
      folded_key: foldedKey(key.text),
      lot,
      is_primary: isPrimary,
      is_ignored: isIgnored,
      row: stock === null ? null : row++,
      price: stock?.price ?? null,
      price_text: stock === null || stock.priceText === '' ? null : stock.priceText,
      quantities: stock?.quantities.map(({ value }) => value) ?? [],
      at_least: stock?.quantities.map(({ atLeast }) => atLeast) ?? [],
      quantity_texts: stock?.quantities.map(({ text }) => text) ?? [],
    }
  })
}
