import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { mappedPartNumbers } from './mapped-part-numbers.ts'

/** Part numbers whose rows one statement writes: some 200 ms of work. */
const partNumbersPerBatch = 25_000

/** Part numbers of neighbouring texts; those of one text are in one batch. */
export interface MappingBatch {
  /** The last text of the batch, as a key. */
  readonly upTo: string
  /** Part numbers of this and all earlier batches. */
  readonly partNumbers: number
  /** Their different texts. */
  readonly texts: number
}

/** Where the batches of the mapped part numbers end, in the order of their texts; none where nothing is mapped. */
export async function selectMappingBatches(db: Queryable): Promise<MappingBatch[]> {
  const { rows } = await db.execute<MappingBatch & Record<string, unknown>>(sql`
    select text_key as "upTo", part_numbers::int as "partNumbers", texts::int as texts
    from (
      select text_key, row_number() over by_text as part_numbers, dense_rank() over by_text as texts,
             lead(text_key) over by_text is null as is_last
      from ${mappedPartNumbers} mapped
      window by_text as (order by text_key)
    ) numbered
    where is_last or part_numbers % ${partNumbersPerBatch} = 0
    order by part_numbers`)
  return rows
}
