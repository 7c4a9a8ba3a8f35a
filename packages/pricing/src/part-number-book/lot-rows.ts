import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/**
 * Notes, for the rest of the transaction, what each LOT is in a book, in `lot_row`: itself, once, or the items of a bundle with their
 * quantities, which are no bundles and different LOTs (both kept by the tables). A bundle without items has no row.
 */
export async function noteLotRows(tx: Queryable): Promise<void> {
  await tx.execute(sql`
    create temporary table lot_row on commit drop as
    select id as lot_id, name, 1::numeric(18,3) as quantity from pricing.lot where not is_bundle
    union all
    select item.bundle_id, part.name, item.quantity from pricing.bundle_item item join pricing.lot part on part.id = item.lot_id`)
  // Else every batch would be planned for a table of unknown size.
  await tx.execute(sql`analyze lot_row`)
}
