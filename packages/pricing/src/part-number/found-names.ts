import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/**
 * Makes the names that completed stock imports have for part numbers without a description their descriptions, a batch at a time. A blank
 * description is somebody's choice and stays.
 *
 * @param after what the batch before has answered, '0' at first
 * @returns where the next batch begins; null after the last
 */
export async function takeFoundNames(tx: Queryable, after: string): Promise<string | null> {
  const { rows } = await tx.execute<{ next: string | null }>(sql`
    with found as materialized (
      select distinct on (line.part_number_id) line.part_number_id, line.name
      from pricing.stock_line line
      join pricing.warehouse_import part on part.id = line.warehouse_import_id
      join pricing.stock_import whole on whole.id = part.import_id and whole.completed_at is not null
      join pricing.part_number known on known.id = line.part_number_id and known.description is null
      where line.name is not null and line.part_number_id > ${after}
      order by line.part_number_id, line.id
      limit 500
    ), named as (
      update pricing.part_number known set description = found.name
      from found
      where known.id = found.part_number_id and known.description is null
    )
    select max(part_number_id)::text as next from found`)
  const [row] = rows
  if (row === undefined) throw new Error('The end of a batch has not come back')
  return row.next
}
