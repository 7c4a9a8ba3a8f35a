import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** Rows that one call removes at most: some 100 ms of work. */
const batchRows = 10_000

/**
 * Removes a batch of what imports that never were completed have left: staged and rejected rows, lines, part numbers, and at last the
 * imports. Answers how many rows went; 0: nothing is left. Whoever still stages for them fails at his next write.
 *
 * @param taskId whose staging; left out: everybody's, which is right for a stock import that begins, since they are serial
 */
export async function removeStaging(tx: Queryable, taskId?: string): Promise<number> {
  const whose = taskId === undefined ? sql`true` : sql`task_id = ${taskId}`
  const ids = await abandonImports(tx, whose)
  if (ids.length === 0) return 0
  const imports = sql`any(${`{${ids.join(',')}}`}::bigint[])`
  for (const remove of [deleteStagedRows, deleteRejectedRows, deleteLines, deletePartNumbers]) {
    const removed = await remove(tx, imports)
    if (removed > 0) return removed
  }
  return deleteImports(tx, imports)
}

async function abandonImports(tx: Queryable, whose: SQL): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update pricing.stock_import set abandoned = true where ${whose} and completed_at is null returning id`)
  return rows.map(({ id }) => id)
}

async function deleteStagedRows(tx: Queryable, imports: SQL): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from pricing.staged_row where ctid = any(array(
      select ctid from pricing.staged_row where import_id = ${imports} limit ${batchRows}))`)
  return rowCount ?? 0
}

/** Removes a batch of the rejected rows of imports, given as what `import_id =` takes. Answers how many went. */
export async function deleteRejectedRows(tx: Queryable, imports: SQL): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from pricing.rejected_row where ctid = any(array(
      select ctid from pricing.rejected_row where import_id = ${imports} limit ${batchRows}))`)
  return rowCount ?? 0
}

async function deleteLines(tx: Queryable, imports: SQL): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from pricing.stock_line where ctid = any(array(
      select line.ctid from pricing.stock_line line
      where line.warehouse_import_id in (select id from pricing.warehouse_import where import_id = ${imports})
      limit ${batchRows}))`)
  return rowCount ?? 0
}

async function deletePartNumbers(tx: Queryable, imports: SQL): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from pricing.part_number where id = any(array(
      select id from pricing.part_number where import_id = ${imports} limit ${batchRows})) and import_id = ${imports}`)
  return rowCount ?? 0
}

async function deleteImports(tx: Queryable, imports: SQL): Promise<number> {
  const parts = await tx.execute(sql`delete from pricing.warehouse_import where import_id = ${imports}`)
  const whole = await tx.execute(sql`delete from pricing.stock_import where id = ${imports}`)
  return (parts.rowCount ?? 0) + (whole.rowCount ?? 0)
}
