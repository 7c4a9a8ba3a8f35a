import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { foldedKey, partNumberKey } from '../src/import-file/reading.ts'

/** A LOT; with items it is a bundle. */
export interface PlantedLot {
  readonly lot: string
  readonly items?: readonly { readonly lot: string; readonly quantity: string }[] | undefined
}

export interface PlantedPartNumber {
  readonly partNumber: string
  readonly vendor?: string | null
  readonly lot?: string | null
  readonly ignored?: boolean
  readonly primary?: boolean
  readonly description?: string
  /** The import that found it. */
  readonly importId?: number | null
}

/** Empties all that books are made of, and books. */
export async function emptyBooks({ db }: Database): Promise<void> {
  await db.execute(sql`
    truncate pricing.part_number, pricing.mapping_decision, pricing.unmapped_part_number, pricing.learned_affix, pricing.bundle_item, pricing.lot, pricing.part_number_book, pricing.part_number_book_item,
      pricing.version_counter restart identity cascade`)
}

/** LOTs and bundles. Equal items of a bundle add up, as the table has one row for each. */
export async function plantLots({ db }: Database, lots: readonly PlantedLot[]): Promise<void> {
  for (const { lot, items } of lots)
    await db.execute(sql`insert into pricing.lot (name, is_bundle) values (${lot}, ${items !== undefined})`)
  for (const { lot, items = [] } of lots) {
    for (const item of items) {
      await db.execute(sql`
        insert into pricing.bundle_item as known (bundle_id, lot_id, quantity)
        select bundle.id, part.id, ${item.quantity}::numeric
        from pricing.lot bundle, pricing.lot part where bundle.name = ${lot} and part.name = ${item.lot}
        on conflict (bundle_id, lot_id) do update set quantity = known.quantity + excluded.quantity`)
    }
  }
}

/**
 * Part numbers, in the order of their ids, as they are given: the triggers that choose primary ones are off, for the rules of books are told for
 * worlds without any, too.
 */
export async function plantPartNumbers(database: Database, partNumbers: readonly PlantedPartNumber[]): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const planted of partNumbers) await plantPartNumber(tx, planted)
  })
}

async function plantPartNumber(tx: Queryable, planted: PlantedPartNumber): Promise<void> {
  const {
    partNumber,
    vendor = null,
    lot = null,
    ignored = false,
    primary = false,
    description = '',
    importId = null,
  } = planted
  const key = partNumberKey(partNumber, vendor)
  await tx.execute(sql`
    insert into pricing.part_number
      (text_key, vendor_key, part_number, vendor, description, folded_key, lot_id, is_ignored, is_primary, import_id)
    values (${key?.text}, ${key?.vendor ?? null}, ${partNumber}, ${vendor}, ${description}, ${foldedKey(partNumber)},
      (select id from pricing.lot where name = ${lot}), ${ignored}, ${primary}, ${importId})`)
}

/** A stock import, completed or under way; answers its id. */
export async function plantImport({ db }: Database, { completed }: { completed: boolean }): Promise<number> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into pricing.stock_import (task_id, file_id, file_sha256, file_name, mapping, scope, as_of, created_by, decimal_signs, titles,
      completed_at)
    values (${randomUUID()}, ${randomUUID()}, '', 'stock.xlsx', '{}', 'full', '2026-11-24', 'anna', '{}', '[]',
      case when ${completed}::bool then now() end)
    returning id`)
  return Number(rows[0]?.id)
}

/** A book that was complete before the test began; answers its id. */
export async function plantBook(
  { db }: Database,
  book: { version: string; createdAt: string; isActive?: boolean; deactivatedAt?: string | null; items?: number },
): Promise<number> {
  const { version, createdAt, isActive = false, deactivatedAt = null, items = 1 } = book
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into pricing.part_number_book (task_id, version, created_at, created_by, completed_at, item_count, is_active, deactivated_at)
    values (${randomUUID()}, ${version}, ${createdAt}, '{"id": "anna", "name": "Anna", "via": "key"}', ${createdAt}, ${items}, ${isActive}, ${deactivatedAt})
    returning id`)
  const id = rows[0]?.id ?? 0
  await db.execute(sql`
    insert into pricing.part_number_book_item (book_id, part_number, lot_name, quantity, is_primary, description)
    select ${id}, 'PN-' || n, 'LOT', 1, false, '' from generate_series(1, ${items}) n`)
  return id
}

export interface ViewBook extends Record<string, unknown> {
  readonly id: number
  readonly version: string
  readonly created_by: string
  readonly is_active: boolean
}

/** The books as QuoteForge's sync sees them, in the order of their ids. */
export async function viewBooks({ db }: Database): Promise<ViewBook[]> {
  const { rows } = await db.execute<ViewBook>(sql`
    select id, version, created_by, is_active from public.qt_partnumber_books order by id`)
  return rows
}

export interface ViewItem extends Record<string, unknown> {
  readonly partnumber: string
  readonly lot_name: string
  readonly quantity: string
  readonly is_primary_pn: boolean
  readonly description: string
}

/** The rows of a book as QuoteForge's sync sees them. */
export async function viewItems({ db }: Database, bookId: number): Promise<ViewItem[]> {
  const { rows } = await db.execute<ViewItem>(sql`
    select partnumber, lot_name, trim_scale(quantity)::text as quantity, is_primary_pn, description
    from public.qt_partnumber_book_items where book_id = ${bookId} order by id`)
  return rows
}

/** Rows of both tables, those of staging included. */
export async function countBookRows({ db }: Database): Promise<{ books: number; items: number }> {
  const { rows } = await db.execute<{ books: number; items: number }>(sql`
    select (select count(*)::int from pricing.part_number_book) as books,
           (select count(*)::int from pricing.part_number_book_item) as items`)
  return rows[0] ?? { books: -1, items: -1 }
}
