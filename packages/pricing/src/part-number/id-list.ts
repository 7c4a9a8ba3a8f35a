import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** Ids as one parameter, for `= any(…)` and `unnest(…)`. */
export function idList(ids: readonly number[]): SQL {
  return sql`${`{${ids.join(',')}}`}::bigint[]`
}
