import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

export interface LockedLot extends Record<string, unknown> {
  readonly id: number
  readonly name: string
  readonly isBundle: boolean
  readonly version: number
}

/**
 * Holds these LOTs as they are until the transaction ends, so that no item becomes a bundle meanwhile. In one statement and in the order of
 * their ids, so that two writers never wait for each other.
 */
export async function lockLots(tx: Queryable, ids: readonly number[]): Promise<ReadonlyMap<number, LockedLot>> {
  const { rows } = await tx.execute<LockedLot>(sql`
    select id, name, is_bundle as "isBundle", version from pricing.lot
    where id = any(${`{${ids.join(',')}}`}::int[])
    order by id
    for no key update`)
  return new Map(rows.map((lot) => [lot.id, lot]))
}
