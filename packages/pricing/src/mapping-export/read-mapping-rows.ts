import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

export interface ExportedMappingRow extends Record<string, unknown> {
  /** node-postgres delivers bigint as text. */
  readonly id: string
  readonly partNumber: string
  readonly vendor: string | null
  readonly lot: string | null
  readonly isIgnored: boolean
  readonly isPrimary: boolean
  readonly description: string | null
  readonly replacedBy: string | null
  readonly replacedByVendor: string | null
}

/** Part numbers that are read at once; with the longest descriptions some 10 MB. */
const pageRows = 1_000

/** All part numbers in the order in which they came up, a page at a time. In one transaction with one snapshot they belong together. */
export async function* readMappingRows(db: Queryable): AsyncGenerator<ExportedMappingRow[]> {
  for (let after = '0'; ;) {
    const rows = await selectMappingRows(db, after)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.id
  }
}

async function selectMappingRows(db: Queryable, after: string): Promise<ExportedMappingRow[]> {
  const { rows } = await db.execute<ExportedMappingRow>(sql`
    select known.id, known.part_number as "partNumber", known.vendor, lot.name as lot, known.is_ignored as "isIgnored",
           known.is_primary as "isPrimary", known.description, other.part_number as "replacedBy", other.vendor as "replacedByVendor"
    from pricing.part_number known
    left join pricing.lot on lot.id = known.lot_id
    left join pricing.part_number other on other.id = known.replaced_by_id
    where known.id > ${after}::bigint
      and not exists (select from pricing.stock_import found where found.id = known.import_id and found.completed_at is null)
    order by known.id
    limit ${pageRows}`)
  return rows
}
