import type { Database } from '@pf/database'
import { sql } from 'drizzle-orm'
import { resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'

/** All LOTs by name: `NAME|category|description|kind vN: quantity ITEM, …`. */
export async function lotsOf({ db }: Database): Promise<string[]> {
  const { rows } = await db.execute<{ lot: string }>(sql`
    select name || '|' || category || '|' || description || '|' || case when is_bundle then 'bundle' else 'component' end || ' v' || version
      || coalesce(': ' || (
           select string_agg(part.quantity || ' ' || item.name, ', ' order by item.name)
           from pricing.bundle_item part join pricing.lot item on item.id = part.lot_id
           where part.bundle_id = lot.id), '') as lot
    from pricing.lot order by name`)
  return rows.map(({ lot }) => lot)
}

/** LOTs by rows of a file: name, category, description, kind, item, quantity. */
export async function plantLotRows(world: PricingWorld, rows: readonly (readonly string[])[]): Promise<void> {
  const header = ['LOT', 'Category', 'Description', 'Kind', 'Item', 'Quantity']
  const { rejected } = resultOf(await world.importLots({ fileId: await world.uploadRows([header, ...rows]) }))
  if (rejected > 0) throw new Error(`${rejected} planted rows were rejected`)
}
