import type { Database } from '@pf/database'

/** The rows of a book of all mappings, by the rule of docs/pricing-rules.md, Part-number book, in one SELECT. */
const select = `
  select $1::int as book_id, told.part_number, coalesce(part.name, lot.name) as lot_name, coalesce(item.quantity, 1) as quantity,
         told.is_primary, coalesce(told.description, '') as description
  from pricing.part_number told
  join pricing.lot on lot.id = told.lot_id
  left join pricing.bundle_item item on item.bundle_id = lot.id
  left join pricing.lot part on part.id = item.lot_id
  where told.lot_id is not null and not told.is_ignored
    and not exists (select from pricing.stock_import where id = told.import_id and completed_at is null)
    and (not lot.is_bundle or item.lot_id is not null)
    and not exists (
      select from shared_text where shared_text.text_key = told.text_key and shared_text.told_id is distinct from told.id)
  order by told.part_number, lot_name`

const sharedTexts = `
  shared_text as materialized (
    select text_key, case when min(lot_id) = max(lot_id) then coalesce(min(id) filter (where is_primary), min(id)) end as told_id
    from pricing.part_number mapped
    where lot_id is not null and not is_ignored
      and not exists (select from pricing.stock_import where id = mapped.import_id and completed_at is null)
    group by text_key
    having count(*) > 1
  )`

/** One INSERT … SELECT of a book's rows, with the settings that a creation has. */
export async function measureFloor(database: Database): Promise<{ tookMs: number; rows: number }> {
  return database.transaction(async ({ $client }) => {
    await $client.query(`set local jit = off; set local work_mem = '64MB'`)
    const began = performance.now()
    const { rowCount } = await $client.query(
      `with ${sharedTexts}
       insert into pricing.part_number_book_item (book_id, part_number, lot_name, quantity, is_primary, description) ${select}`,
      [1],
    )
    return { tookMs: performance.now() - began, rows: rowCount ?? 0 }
  })
}

/** Whether a book has the rows that the statement would write, no more and no less. */
export async function sameRows({ pool }: Database, bookId: number): Promise<boolean> {
  const { rows } = await pool.query<{ differing: number }>(
    `with ${sharedTexts}, wanted as (${select}), got as (
       select book_id, part_number, lot_name, quantity, is_primary, description from pricing.part_number_book_item where book_id = $1
     )
     select ((select count(*) from (table wanted except all table got) missing)
           + (select count(*) from (table got except all table wanted) extra))::int as differing`,
    [bookId],
  )
  return rows[0]?.differing === 0
}

/** Back to a system without books, its tables small and written out: each turn begins alike. */
export async function undoBooks({ pool }: Database): Promise<void> {
  await pool.query('truncate pricing.part_number_book_item')
  await pool.query('delete from pricing.part_number_book')
  await pool.query('checkpoint')
}
