import type { DecimalSign, StockMapping } from '@pf/contract'
import type { Database, Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { NamedWarehouse } from './named-warehouses.ts'

interface NewImport {
  readonly taskId: string
  readonly file: { readonly id: string; readonly sha256: string; readonly name: string }
  readonly mapping: StockMapping
  readonly scope: 'full' | 'partial'
  readonly asOf: string
  readonly createdBy: string
  readonly decimalSigns: Record<string, DecimalSign>
  readonly titles: readonly string[]
  readonly warehouses: readonly NamedWarehouse[]
}

/** A warehouse of the file while it is staged. */
export interface StagedWarehouse {
  readonly id: number
  readonly name: string
  /** The warehouse's active import, which the lines are compared with; null where it has none. */
  readonly active: { readonly id: number; readonly partNumbers: number } | null
  /** False where that one is of a later day. */
  readonly activates: boolean
}

export interface StagedImport {
  readonly importId: number
  readonly warehouses: readonly StagedWarehouse[]
}

/** Begins an import of which nobody sees anything until it is completed. */
export function beginImport(database: Database, values: NewImport): Promise<StagedImport> {
  return database.transaction((tx) => insertImport(tx, values))
}

/** The same, as a part of a transaction. */
export async function insertImport(tx: Queryable, values: NewImport): Promise<StagedImport> {
  const importId = await insertStockImport(tx, values)
  return { importId, warehouses: await insertWarehouseImports(tx, importId, values.warehouses) }
}

async function insertStockImport(db: Queryable, values: NewImport): Promise<number> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into pricing.stock_import
      (task_id, file_id, file_sha256, file_name, mapping, scope, as_of, created_by, decimal_signs, titles)
    values (${values.taskId}, ${values.file.id}, ${values.file.sha256}, ${values.file.name},
      ${JSON.stringify(values.mapping)}::jsonb, ${values.scope}, ${values.asOf}, ${values.createdBy},
      ${JSON.stringify(values.decimalSigns)}::jsonb, ${JSON.stringify(values.titles)}::jsonb)
    returning id`)
  return Number(rows[0]?.id)
}

/** Its warehouses in the order of the mapping, each with the import that is active there now. */
async function insertWarehouseImports(
  db: Queryable,
  importId: number,
  warehouses: readonly NamedWarehouse[],
): Promise<StagedWarehouse[]> {
  const named = warehouses.map(({ name, key }, index) => ({ position: index + 1, name, name_key: key }))
  const { rows } = await db.execute<StagedWarehouse & Record<string, unknown>>(sql`
    with named as (
      select named.position, coalesce(warehouse.name, named.name) as name, named.name_key, warehouse.active_import_id,
             active.as_of is null or active.as_of <= this.as_of as activates,
             case when part.id is not null then jsonb_build_object('id', part.id, 'partNumbers', part.part_numbers) end as active
      from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as named(position smallint, name text, name_key text)
      join pricing.stock_import this on this.id = ${importId}
      left join pricing.warehouse on warehouse.name_key = named.name_key
      left join pricing.warehouse_import part on part.id = warehouse.active_import_id
      left join pricing.stock_import active on active.id = part.import_id
    ), begun as (
      insert into pricing.warehouse_import (import_id, position, warehouse_name, name_key, compared_with_id, activates)
      select ${importId}, position, name, name_key, active_import_id, activates from named
      returning id, position
    )
    select begun.id::int as id, name, activates, active
    from begun join named using (position)
    order by position`)
  return rows
}

/**
 * The first statement of every transaction that stages: the attempt's rows stay its own until it commits.
 * @throws Error when the attempt was given up meanwhile, so that a worker that comes back writes nothing (I3)
 */
export async function lockStagedImport(db: Queryable, importId: number): Promise<void> {
  if (!(await keepStaged(db, importId)))
    throw new Error(`The staging of stock import ${importId} was given up by another attempt or a cancel`)
}

/** Keeps an import that is staged from being removed until the transaction ends; false where it was given up before. */
export async function keepStaged(db: Queryable, importId: number): Promise<boolean> {
  // The planner can't know how many rows were just staged; compiling a statement for what it fears takes longer than running it.
  await db.execute(sql`set local jit = off`)
  const { rowCount } = await db.execute(sql`
    select from pricing.stock_import
    where id = ${importId} and completed_at is null and not abandoned
    for share`)
  return rowCount === 1
}
