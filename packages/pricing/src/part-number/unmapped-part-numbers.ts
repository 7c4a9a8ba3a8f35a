import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { idList } from './id-list.ts'
import { isThere } from './part-number-rows.ts'

/**
 * What the active imports have of part numbers: stock_value, each currency measured by the mean value of its lines, for there are no rates;
 * and the warehouses that have any. @param ids a bigint array
 */
function stockOf(ids: SQL): SQL {
  return sql`
    select line.part_number_id, array_agg(distinct warehouse.id order by warehouse.id) as warehouse_ids,
           coalesce(sum(line.quantity * line.price * money.lines / money.value), 0) as stock_value
    from pricing.warehouse
    join pricing.stock_line line on line.warehouse_import_id = warehouse.active_import_id
    left join pricing.stock_currency money on money.currency = line.currency and money.value > 0
    where line.part_number_id = any(${ids}) and (line.quantity is null or line.quantity > 0)
    group by line.part_number_id`
}

/** Lists those of the part numbers that wait for a LOT, with what is in stock of them, and takes the others off the list. */
export async function keepUnmapped(tx: Queryable, ids: readonly number[]): Promise<void> {
  const wanted = idList(ids)
  await tx.execute(sql`
    with waiting as materialized (
      select known.id, known.vendor_key, known.search_text, coalesce(stock.stock_value, 0) as stock_value,
             coalesce(stock.warehouse_ids, '{}') as warehouse_ids
      from pricing.part_number known
      left join (${stockOf(wanted)}) stock on stock.part_number_id = known.id
      where known.id = any(${wanted}) and known.lot_id is null and not known.is_ignored and known.postponed_at is null and ${isThere}
    ), decided as (
      delete from pricing.unmapped_part_number listed
      where listed.part_number_id = any(${wanted}) and not exists (select from waiting where waiting.id = listed.part_number_id)
    )
    insert into pricing.unmapped_part_number as listed (part_number_id, vendor_key, search_text, stock_value, warehouse_ids)
    select id, vendor_key, search_text, stock_value, warehouse_ids from waiting
    on conflict (part_number_id) do update
      set search_text = excluded.search_text, stock_value = excluded.stock_value, warehouse_ids = excluded.warehouse_ids
      where (listed.search_text, listed.stock_value, listed.warehouse_ids)
        <> (excluded.search_text, excluded.stock_value, excluded.warehouse_ids)`)
}

/** Adds up the priced lines that are in stock, for each currency. */
export async function sumStock(tx: Queryable): Promise<void> {
  await tx.execute(sql`delete from pricing.stock_currency`)
  await tx.execute(sql`
    insert into pricing.stock_currency (currency, lines, value)
    select line.currency, count(*), sum(line.quantity * line.price)
    from pricing.warehouse join pricing.stock_line line on line.warehouse_import_id = warehouse.active_import_id
    where line.quantity > 0 and line.price is not null
    group by line.currency`)
}

/** Every part number that waits, or is listed so, in the order of their ids. */
export async function selectUndecided(db: Queryable): Promise<number[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select known.id from pricing.part_number known
    where known.lot_id is null and not known.is_ignored and known.postponed_at is null and ${isThere}
    union
    select part_number_id from pricing.unmapped_part_number
    order by id`)
  return rows.map(({ id }) => Number(id))
}

/** How many wait, and how many of them have a candidate of the exact stages. */
export async function countUnmapped(db: Queryable): Promise<{ unmapped: number; suggested: number }> {
  const { rows } = await db.execute<{ unmapped: number; suggested: number }>(sql`
    select count(*)::int as unmapped, count(suggested_id)::int as suggested from pricing.unmapped_part_number`)
  return rows[0] ?? { unmapped: 0, suggested: 0 }
}
