import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { mappedPartNumbers } from './mapped-part-numbers.ts'

/**
 * Notes, for the rest of the transaction, the texts that several vendors' part numbers share, in `shared_text`: their number, and which of
 * them is told in the book: the primary one, else the one of the least id; none where they lead to more than one LOT. Answers how many part
 * numbers there are beside the first of each text.
 */
export async function noteSharedTexts(tx: Queryable): Promise<number> {
  // They are few: to look for them once is what makes the rest of a book a plain join.
  await tx.execute(sql`
    create temporary table shared_text on commit drop as
    select text_key, count(*) as members,
           case when min(lot_id) = max(lot_id) then coalesce(min(id) filter (where is_primary), min(id)) end as told_id
    from ${mappedPartNumbers} mapped
    group by text_key
    having count(*) > 1`)
  const { rows } = await tx.execute<{ further: number }>(sql`
    select coalesce(sum(members - 1), 0)::int as further from shared_text`)
  return rows[0]?.further ?? 0
}
