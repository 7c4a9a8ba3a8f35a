import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { mappedPartNumbers } from './mapped-part-numbers.ts'

/** Part numbers that one statement covers, some second of work: a cancel waits for so long. Smaller ones would join all LOTs more often. */
const batchPartNumbers = 100_000

/** Part numbers of neighbouring texts: in that order the pages of the book's index are filled one after the other. */
export interface MappingBatch {
  /** The greatest text of the batch before; '': none. */
  readonly after: string
  /** The greatest text of this one. */
  readonly upTo: string
  readonly partNumbers: number
}

/** The batches of the mapped part numbers; none where nothing is mapped. */
export async function selectMappingBatches(db: Queryable): Promise<MappingBatch[]> {
  const { rows } = await db.execute<MappingBatch & Record<string, unknown>>(sql`
    select coalesce(lag(max(text_key)) over (order by batch), '') as after, max(text_key) as "upTo", count(*)::int as "partNumbers"
    from (
      select text_key, (row_number() over (order by text_key) - 1) / ${batchPartNumbers}::int as batch
      from ${mappedPartNumbers} mapped
    ) numbered
    group by batch
    order by batch`)
  return rows
}
