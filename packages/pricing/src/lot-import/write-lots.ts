import type { Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'

export interface WrittenLots {
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
}

/** Makes the LOTs what `lot_draft` and the items of `staged_lot` say; nothing is written where a LOT is that already. */
export async function writeDraftedLots(tx: Transaction): Promise<WrittenLots> {
  const inserted = await insertNewLots(tx)
  await createWantedItems(tx)
  const updated = await markChangedLots(tx)
  // Items first: as long as there are any, neither they nor their bundle can become of another kind.
  await deleteReplacedItems(tx)
  await updateChangedLots(tx)
  await insertWantedItems(tx)
  const { rows } = await tx.execute<{ total: number }>(sql`select count(*)::int as total from lot_draft`)
  return { inserted, updated, unchanged: (rows[0]?.total ?? 0) - inserted - updated }
}

async function insertNewLots(tx: Transaction): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    with added as (
      insert into pricing.lot (name, category, description, is_bundle)
      select name, category, description, is_bundle from lot_draft where id is null order by name
      returning id, name
    )
    update lot_draft draft set id = added.id from added where added.name = draft.name`)
  return rowCount ?? 0
}

async function createWantedItems(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    create temporary table wanted_item on commit drop as
    select draft.id as bundle_id, lot.id as lot_id, staged.quantity
    from staged_lot staged
    join lot_draft draft on draft.name = staged.name
    join pricing.lot on lot.name = staged.item
    where staged.reason is null and staged.item is not null`)
  await tx.execute(sql`create index on wanted_item (bundle_id)`)
  await tx.execute(sql`analyze wanted_item`)
}

/** Of the LOTs that were there before; answers how many. */
async function markChangedLots(tx: Transaction): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    with other_items as (
      (select bundle_id, lot_id, quantity from wanted_item
       except select bundle_id, lot_id, quantity from pricing.bundle_item)
      union all
      (select part.bundle_id, part.lot_id, part.quantity
       from pricing.bundle_item part join lot_draft draft on draft.id = part.bundle_id and draft.replaces_items
       except select bundle_id, lot_id, quantity from wanted_item)
    )
    update lot_draft draft set is_changed = true
    from pricing.lot
    where lot.id = draft.id and not draft.is_new
      and ((lot.category, lot.description, lot.is_bundle) is distinct from (draft.category, draft.description, draft.is_bundle)
        or draft.id in (select bundle_id from other_items))`)
  return rowCount ?? 0
}

async function deleteReplacedItems(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    delete from pricing.bundle_item part using lot_draft draft
    where part.bundle_id = draft.id and draft.is_changed and draft.replaces_items`)
}

async function updateChangedLots(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update pricing.lot
    set category = draft.category, description = draft.description, is_bundle = draft.is_bundle,
        version = lot.version + 1, updated_at = now()
    from lot_draft draft
    where draft.id = lot.id and draft.is_changed`)
}

async function insertWantedItems(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    insert into pricing.bundle_item (bundle_id, lot_id, quantity)
    select wanted.bundle_id, wanted.lot_id, wanted.quantity
    from wanted_item wanted join lot_draft draft on draft.id = wanted.bundle_id
    where draft.is_new or draft.is_changed
    order by wanted.bundle_id, wanted.lot_id`)
}
