import { versionsPerDay } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/**
 * Gives the next version of a kind on a day of the business time zone: `2026-11-24-001`. The counter is locked until the transaction ends:
 * a number that is rolled back is given to the next who asks. Undefined once the day has no more numbers (docs/pricing-rules.md, Time).
 */
export async function takeVersion(
  tx: Queryable,
  { kind, day }: { kind: 'part_number_book'; day: string },
): Promise<string | undefined> {
  const { rows } = await tx.execute<{ last: number }>(sql`
    insert into pricing.version_counter as counter (kind, day, last) values (${kind}, ${day}, 1)
    on conflict (kind, day) do update set last = counter.last + 1 where counter.last < ${versionsPerDay}
    returning last`)
  const [given] = rows
  return given && `${day}-${String(given.last).padStart(3, '0')}`
}
