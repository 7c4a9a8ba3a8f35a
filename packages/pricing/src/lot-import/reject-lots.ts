import type { LotLayout } from '@pf/contract'
import type { Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'
import { rejectStaged } from '../list-file/reject-staged.ts'

const table = sql`staged_lot`

type Columns = LotLayout['columns']

/** Rejects rows that contradict other rows of the file, and with each of them all rows of its LOT. */
export async function rejectContradictions(tx: Transaction, columns: Columns): Promise<void> {
  for (const [value, column] of [
    [sql`nullif(category, '')`, columns.category],
    [sql`nullif(description, '')`, columns.description],
    [sql`is_bundle::text`, columns.kind],
  ] as const) {
    if (column === undefined) continue
    await rejectStaged(
      tx,
      { table, reason: 'differs', column },
      sql`staged.name in (select name from staged_lot group by name having count(distinct ${value}) > 1)`,
    )
  }
  await rejectStaged(
    tx,
    { table, reason: 'itemOfComponent', column: columns.item },
    sql`staged.item is not null and staged.name in (select name from staged_lot where not is_bundle)`,
  )
  await rejectStaged(
    tx,
    { table, reason: 'itemTwice', column: columns.item },
    sql`(staged.name, staged.item) in (
      select name, item from staged_lot where item is not null group by name, item having count(*) > 1)`,
  )
  await rejectWholeLots(tx, columns)
}

/** Of a LOT either all rows are taken or none: a bundle that lacks an item would be another one. */
async function rejectWholeLots(tx: Transaction, columns: Columns): Promise<void> {
  await rejectStaged(
    tx,
    { table, reason: 'otherRow', column: columns.name },
    sql`staged.name in (select name from staged_lot where reason is not null)`,
  )
}

/**
 * Rejects what does not fit the LOTs that there are, or those that come with it. What is rejected stays as it is, which others may not fit
 * either: so again, until nothing more is rejected.
 */
export async function rejectMisfits(tx: Transaction, columns: Columns): Promise<void> {
  for (;;) {
    const unknown = await rejectStaged(
      tx,
      { table, reason: 'itemUnknown', column: columns.item },
      sql`staged.item is not null
        and not exists (select from lot_draft where lot_draft.name = staged.item)
        and not exists (select from pricing.lot where lot.name = staged.item)`,
    )
    const bundles = await rejectStaged(
      tx,
      { table, reason: 'itemIsBundle', column: columns.item },
      sql`coalesce(
        (select is_bundle from lot_draft where lot_draft.name = staged.item),
        (select is_bundle from pricing.lot where lot.name = staged.item))`,
    )
    const used = await rejectStaged(
      tx,
      { table, reason: 'itemOfBundles', column: columns.kind ?? columns.name },
      sql`exists (
        select from lot_draft draft
        join pricing.lot on lot.id = draft.id and not lot.is_bundle
        join pricing.bundle_item part on part.lot_id = lot.id
        left join lot_draft other on other.id = part.bundle_id and other.replaces_items
        where draft.name = staged.name and draft.is_bundle and other.id is null)`,
    )
    if (unknown + bundles + used === 0) return
    await rejectWholeLots(tx, columns)
    await tx.execute(sql`delete from lot_draft where name in (select name from staged_lot where reason is not null)`)
  }
}
