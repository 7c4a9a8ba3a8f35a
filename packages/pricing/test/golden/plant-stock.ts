import { randomUUID } from 'node:crypto'
import type { StockMapping } from '@pf/contract'
import type { Database, Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { foldedKey, keyText, partNumberKey } from '../../src/import-file/reading.ts'
import type { GoldenActive, GoldenStockCase } from './stock-case.ts'

/** Empties every table that a stock import writes. */
export async function emptyStock({ db }: Database): Promise<void> {
  await db.execute(sql`
    truncate pricing.warehouse, pricing.warehouse_import, pricing.stock_import, pricing.stock_line, pricing.rejected_row,
      pricing.staged_row, pricing.part_number, pricing.bundle_item, pricing.lot restart identity`)
}

/** Part numbers and their LOTs. */
export async function plantPartNumbers(
  { db }: Database,
  partNumbers: GoldenStockCase['given']['partNumbers'],
): Promise<void> {
  for (const { partNumber, vendor, lot, ignored } of partNumbers) {
    if (lot !== null) await db.execute(sql`insert into pricing.lot (name) values (${lot}) on conflict do nothing`)
    const key = partNumberKey(partNumber, vendor)
    await db.execute(sql`
      insert into pricing.part_number (text_key, vendor_key, part_number, vendor, folded_key, lot_id, is_ignored)
      values (${key?.text}, ${key?.vendor ?? null}, ${partNumber}, ${vendor}, ${foldedKey(partNumber)},
        (select id from pricing.lot where name = ${lot}), ${ignored})`)
  }
}

/** A warehouse whose active import has these lines. */
export async function plantActive(
  database: Database,
  active: GoldenActive & { readonly warehouse: string; readonly sha256: string; readonly mapping: StockMapping },
): Promise<void> {
  await database.transaction(async (tx) => {
    const counts = active.lines.length
    const importId = await one(
      tx.execute<{ id: string }>(sql`
      insert into pricing.stock_import (task_id, file_id, file_sha256, file_name, mapping, scope, as_of, created_by,
        decimal_signs, titles, completed_at, read, merged, skipped, rejected, unmapped, warnings)
      values (${randomUUID()}, ${randomUUID()}, ${active.sha256}, 'before.xlsx', ${JSON.stringify(active.mapping)}::jsonb, 'full',
        ${active.asOf}, 'anna', '{}', '[]', now(), ${counts}, 0, 0, 0, 0, '[]')
      returning id`),
    )
    const partId = await one(
      tx.execute<{ id: string }>(sql`
      insert into pricing.warehouse_import (import_id, position, warehouse_name, name_key, activates, activated_at, inserted, lines,
        part_numbers)
      values (${importId}, 1, ${active.warehouse}, ${keyText(active.warehouse)}, true, now(), ${counts}, ${counts},
        ${new Set(active.lines.map(({ partNumber, vendor }) => JSON.stringify(partNumberKey(partNumber, vendor)))).size})
      returning id`),
    )
    await tx.execute(sql`
      with planted as (
        insert into pricing.warehouse (name, name_key, active_import_id)
        values (${active.warehouse}, ${keyText(active.warehouse)}, ${partId}) returning id
      )
      update pricing.warehouse_import set warehouse_id = planted.id from planted where warehouse_import.id = ${partId}`)
    for (const line of active.lines) await plantLine(tx, partId, line)
  })
}

async function plantLine(tx: Queryable, partId: string, line: GoldenActive['lines'][number]): Promise<void> {
  const key = partNumberKey(line.partNumber, line.vendor)
  const { rowCount } = await tx.execute(sql`
    insert into pricing.stock_line (warehouse_import_id, part_number_id, row, price, currency, quantity, at_least, quantity_text)
    select ${partId}, id, 1, ${line.price}::numeric, 'RUB', ${line.quantity}::numeric, ${line.atLeast}, ''
    from pricing.part_number where text_key = ${key?.text} and vendor_key is not distinct from ${key?.vendor ?? null}`)
  if (rowCount !== 1) throw new Error(`The case has an active line of "${line.partNumber}", but no such part number`)
}

async function one(query: Promise<{ rows: { id: string }[] }>): Promise<string> {
  const { rows } = await query
  const [row] = rows
  if (row === undefined) throw new Error('The new row has not come back')
  return row.id
}
