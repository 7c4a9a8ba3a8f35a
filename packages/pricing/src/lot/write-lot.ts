import type { lotInput } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

type Wanted = ReturnType<typeof lotInput.parse>

/** Answers the id of the new LOT. */
export async function insertLot(
  tx: Queryable,
  { name, category, description, isBundle }: Wanted,
): Promise<number | undefined> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    insert into pricing.lot (name, category, description, is_bundle)
    values (${name}, ${category}, ${description}, ${isBundle})
    returning id`)
  return rows[0]?.id
}

export async function updateLotRow(
  tx: Queryable,
  id: number,
  { name, category, description, isBundle }: Wanted,
): Promise<void> {
  await tx.execute(sql`
    update pricing.lot
    set name = ${name}, category = ${category}, description = ${description}, is_bundle = ${isBundle},
        version = version + 1, updated_at = now()
    where id = ${id}`)
}

export async function deleteBundleItems(tx: Queryable, bundleId: number): Promise<void> {
  await tx.execute(sql`delete from pricing.bundle_item where bundle_id = ${bundleId}`)
}

export async function insertBundleItems(tx: Queryable, bundleId: number, items: Wanted['items']): Promise<void> {
  await tx.execute(sql`
    insert into pricing.bundle_item (bundle_id, lot_id, quantity)
    select ${bundleId}::int, "lotId", quantity
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as item("lotId" int, quantity numeric)`)
}

/** The first three bundles, by name, that a LOT is an item of, and how many there are. */
export async function selectBundlesOf(tx: Queryable, lotId: number): Promise<{ names: string[]; count: number }> {
  const { rows } = await tx.execute<{ name: string; count: number }>(sql`
    select bundle.name, count(*) over ()::int as count
    from pricing.bundle_item part join pricing.lot bundle on bundle.id = part.bundle_id
    where part.lot_id = ${lotId}
    order by bundle.name limit 3`)
  return { names: rows.map(({ name }) => name), count: rows[0]?.count ?? 0 }
}
