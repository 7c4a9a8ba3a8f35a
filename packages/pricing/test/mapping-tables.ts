import type { Database } from '@pf/database'
import { sql } from 'drizzle-orm'
import { emptyBooks } from './book-tables.ts'

/** Empties part numbers, what was decided about them, and what they lead to. */
export async function emptyMappings(database: Database): Promise<void> {
  await emptyBooks(database)
  await database.db.execute(
    sql`truncate pricing.mapping_decision, pricing.mapping_decision_item, pricing.unmapped_part_number cascade`,
  )
}

/** All part numbers in the order of their ids: `PN|VENDOR → LOT`, then what else is true of them. */
export async function mappingsOf({ db }: Database): Promise<string[]> {
  const { rows } = await db.execute<{ mapping: string }>(sql`
    select concat_ws(' ', known.part_number || coalesce('|' || known.vendor, '') || ' → ' || coalesce(lot.name, '?'),
             case when known.is_primary then 'primary' end, case when known.is_ignored then 'ignored' end,
             case when known.postponed_at is not null then 'later' end,
             '"' || known.description || '"', 'by ' || other.part_number || coalesce('|' || other.vendor, '')) as mapping
    from pricing.part_number known
    left join pricing.lot on lot.id = known.lot_id
    left join pricing.part_number other on other.id = known.replaced_by_id
    order by known.id`)
  return rows.map(({ mapping }) => mapping)
}
