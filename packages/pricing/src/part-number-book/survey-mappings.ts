import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { mappedPartNumbers } from './mapped-part-numbers.ts'

/** Ids that one statement covers, some second of work: a cancel waits for so long. Smaller ones would go through the whole index more often. */
const idsPerBatch = 100_000

/** Part numbers of neighbouring ids, which are neighbours on the disk as well. */
export interface MappingBatch {
  /** The least and the greatest id. */
  readonly from: string
  readonly upTo: string
  readonly partNumbers: number
}

/** The batches of the mapped part numbers; none where nothing is mapped. */
export async function selectMappingBatches(db: Queryable): Promise<MappingBatch[]> {
  const { rows } = await db.execute<MappingBatch & Record<string, unknown>>(sql`
    select min(id)::text as "from", max(id)::text as "upTo", count(*)::int as "partNumbers"
    from ${mappedPartNumbers} mapped
    group by id / ${idsPerBatch}::int
    order by min(id)`)
  return rows
}
