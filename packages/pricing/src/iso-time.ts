import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** An instant as it goes over the wire. */
export function isoTime(instant: SQL): SQL {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
