import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { idList } from './id-list.ts'

/** Whether a part number waits for a LOT. */
const waits = sql`
  known.lot_id is null and not known.is_ignored and known.postponed_at is null
  and not exists (select from pricing.stock_import found where found.id = known.import_id and found.completed_at is null)`

/**
 * What the active imports have of part numbers: stock_value, each currency measured by the mean value of its lines, for there are no rates;
 * and the warehouses that have any.
 */
const stock = sql`
  select line.part_number_id, count(distinct warehouse.id)::int as warehouses,
         coalesce(sum(line.quantity * line.price * money.lines / money.value), 0) as stock_value
  from pricing.warehouse
  join pricing.stock_line line on line.warehouse_import_id = warehouse.active_import_id
  left join pricing.stock_currency money on money.currency = line.currency and money.value > 0
  where line.quantity is null or line.quantity > 0`

export async function deleteUnmapped(tx: Queryable, ids: readonly number[]): Promise<void> {
  await tx.execute(sql`delete from pricing.unmapped_part_number where part_number_id = any(${idList(ids)})`)
}

/** Lists those of the part numbers that wait, with what is in stock of them. @param ids a bigint array */
export async function insertUnmapped(tx: Queryable, ids: SQL): Promise<void> {
  await tx.execute(sql`
    insert into pricing.unmapped_part_number (part_number_id, stock_value, warehouses)
    select known.id, coalesce(stock.stock_value, 0), coalesce(stock.warehouses, 0)
    from pricing.part_number known
    left join (${stock} and line.part_number_id = any(${ids}) group by line.part_number_id) stock on stock.part_number_id = known.id
    where known.id = any(${ids}) and ${waits}`)
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

/** Makes the list of those that wait anew, with their stock as `sumStock` has left its measure. Answers how many wait. */
export async function listUnmappedAnew(tx: Queryable): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    with waiting as materialized (
      select known.id, coalesce(stock.stock_value, 0) as stock_value, coalesce(stock.warehouses, 0) as warehouses
      from pricing.part_number known
      left join (${stock} group by line.part_number_id) stock on stock.part_number_id = known.id
      where ${waits}
    ), gone as (
      delete from pricing.unmapped_part_number listed
      where not exists (select from waiting where waiting.id = listed.part_number_id)
    ), listed as (
      insert into pricing.unmapped_part_number as listed (part_number_id, stock_value, warehouses)
      select id, stock_value, warehouses from waiting
      on conflict (part_number_id) do update set stock_value = excluded.stock_value, warehouses = excluded.warehouses
        where (listed.stock_value, listed.warehouses) <> (excluded.stock_value, excluded.warehouses)
    )
    select count(*)::int as count from waiting`)
  return rows[0]?.count ?? 0
}
