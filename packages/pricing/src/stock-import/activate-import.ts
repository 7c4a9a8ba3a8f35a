import type { ReadWarning } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** What a completed import says of one of its warehouses. */
export interface WarehouseOutcome {
  readonly id: number
  readonly name: string
  readonly activates: boolean
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly removed: number
  /** Lines of the file and those that a partial import kept. */
  readonly lines: number
  readonly partNumbers: number
}

export interface ImportOutcome {
  readonly read: number
  readonly merged: number
  readonly skipped: number
  readonly rejected: number
  readonly unmapped: number
  readonly warnings: readonly ReadWarning[]
}

/**
 * Puts a staged import in force: its warehouses point at it, all at once. Part of the completing transaction; touches a few rows only.
 * @throws Error when a warehouse's active import is not the one that the lines were compared with
 */
export async function activateImport(
  tx: Queryable,
  importId: number,
  { outcome, warehouses }: { outcome: ImportOutcome; warehouses: readonly WarehouseOutcome[] },
): Promise<void> {
  await insertWarehouses(tx, importId)
  const moved = await lockWarehouses(tx, importId)
  if (moved.length > 0) {
    throw new Error(
      `The stock of ${moved.join(', ')} was replaced while this import was compared with it; staging is to be done again`,
    )
  }
  await completeWarehouseImports(tx, importId, warehouses)
  await activateWarehouseImports(tx, importId)
  await completeStockImport(tx, importId, outcome)
}

/** Makes the import's warehouses that nobody has named before. */
async function insertWarehouses(db: Queryable, importId: number): Promise<void> {
  await db.execute(sql`
    insert into pricing.warehouse (name, name_key)
    select warehouse_name, name_key from pricing.warehouse_import where import_id = ${importId}
    order by position
    on conflict (name_key) do nothing`)
}

/** Locks the import's warehouses and names those whose active import is not the one that staging compared with. */
async function lockWarehouses(db: Queryable, importId: number): Promise<string[]> {
  const { rows } = await db.execute<{ name: string; moved: boolean }>(sql`
    select warehouse.name, warehouse.active_import_id is distinct from part.compared_with_id as moved
    from pricing.warehouse
    join pricing.warehouse_import part on part.name_key = warehouse.name_key
    where part.import_id = ${importId}
    order by warehouse.id
    for update of warehouse`)
  return rows.filter(({ moved }) => moved).map(({ name }) => name)
}

async function completeWarehouseImports(
  db: Queryable,
  importId: number,
  outcomes: readonly WarehouseOutcome[],
): Promise<void> {
  await db.execute(sql`
    update pricing.warehouse_import part
    set warehouse_id = warehouse.id, activated_at = case when part.activates then now() end, inserted = outcome.inserted,
        updated = outcome.updated, unchanged = outcome.unchanged, removed = outcome.removed, lines = outcome.lines, part_numbers = outcome."partNumbers"
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      as outcome(id bigint, inserted int, updated int, unchanged int, removed int, lines int, "partNumbers" int),
      pricing.warehouse
    where part.import_id = ${importId} and part.id = outcome.id and warehouse.name_key = part.name_key`)
}

/** Moves the pointers: from here on, the import's lines are the stock of its warehouses. */
async function activateWarehouseImports(db: Queryable, importId: number): Promise<void> {
  await db.execute(sql`
    update pricing.warehouse set active_import_id = part.id
    from pricing.warehouse_import part
    where part.import_id = ${importId} and part.activates and warehouse.id = part.warehouse_id`)
}

async function completeStockImport(db: Queryable, importId: number, outcome: ImportOutcome): Promise<void> {
  await db.execute(sql`
    update pricing.stock_import
    set completed_at = now(), read = ${outcome.read}, merged = ${outcome.merged}, skipped = ${outcome.skipped},
        rejected = ${outcome.rejected}, unmapped = ${outcome.unmapped}, warnings = ${JSON.stringify(outcome.warnings)}::jsonb
    where id = ${importId}`)
}
