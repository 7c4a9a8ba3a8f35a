import { lotErrors } from '@pf/contract'
import type { LotDetail } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** A LOT with its items and the bundles that it is in. One statement, so that version and items belong together. @throws TaskError notFound */
export async function getLot(db: Queryable, id: number): Promise<LotDetail> {
  const { rows } = await db.execute<LotDetail & Record<string, unknown>>(sql`
    select lot.id, lot.name, lot.category, lot.description, lot.is_bundle as "isBundle", lot.version,
           to_char(lot.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
           to_char(lot.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt",
           (select count(*)::int from pricing.part_number where lot_id = lot.id and not is_ignored) as "partNumbers",
           (select coalesce(json_agg(json_build_object('lotId', item.id, 'name', item.name, 'quantity', part.quantity::text)
                                     order by item.name), '[]')
            from pricing.bundle_item part join pricing.lot item on item.id = part.lot_id
            where part.bundle_id = lot.id) as items,
           (select coalesce(json_agg(json_build_object('id', first.id, 'name', first.name, 'quantity', first.quantity::text)
                                     order by first.name), '[]')
            from (select bundle.id, bundle.name, part.quantity
                  from pricing.bundle_item part join pricing.lot bundle on bundle.id = part.bundle_id
                  where part.lot_id = lot.id
                  order by bundle.name limit 50) first) as bundles,
           (select count(*)::int from pricing.bundle_item where lot_id = lot.id) as "bundleCount"
    from pricing.lot
    where lot.id = ${id}`)
  const [lot] = rows
  if (lot === undefined) throw lotErrors.notFound({ id })
  return lot
}
