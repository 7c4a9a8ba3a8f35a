import type { LotLayout } from '@pf/contract'
import type { Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'

/** Holds the LOTs that the rows name as they are until the transaction ends, in the order that keeps two writers from waiting for each other. */
export async function lockNamedLots(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    select from pricing.lot
    where name in (select name from staged_lot union select item from staged_lot where item is not null)
    order by id
    for no key update`)
}

/**
 * The temporary table `lot_draft`: each LOT of the file as it is to be. `id` is null while it is new; `replaces_items` says whether its items
 * are those of the file.
 */
export async function draftLots(tx: Transaction, { columns }: LotLayout): Promise<void> {
  const hasItems = columns.item !== undefined
  await tx.execute(sql`
    create temporary table lot_draft on commit drop as
    select told.name, lot.id,
           ${columns.category === undefined ? sql`coalesce(lot.category, '')` : sql`told.category`} as category,
           ${columns.description === undefined ? sql`coalesce(lot.description, '')` : sql`told.description`} as description,
           coalesce(told.is_bundle, lot.is_bundle, false) as is_bundle,
           ${hasItems} or not coalesce(told.is_bundle, lot.is_bundle, false) as replaces_items,
           lot.id is null as is_new, false as is_changed
    from (
      select name, coalesce(max(nullif(category, '')), '') as category, coalesce(max(nullif(description, '')), '') as description,
             coalesce(bool_or(is_bundle), case when count(item) > 0 then true end) as is_bundle
      from staged_lot
      where reason is null
      group by name
    ) told
    left join pricing.lot on lot.name = told.name`)
  await tx.execute(sql`create unique index on lot_draft (name)`)
  await tx.execute(sql`create index on lot_draft (id)`)
  await tx.execute(sql`analyze lot_draft`)
}
