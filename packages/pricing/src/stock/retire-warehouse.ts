import type { RetireInput } from '@pf/contract'
import type { Queryable } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'

/**
 * Takes a warehouse out of the stock, until an import names it again. An import of it that is under way is repeated.
 * @returns false where its stock is not that of the import any more, or it has none
 */
export async function retireWarehouse(db: Queryable, by: Actor, { id, taskId }: RetireInput): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update pricing.warehouse set active_import_id = null, retired_by = ${JSON.stringify(by)}::json, retired_at = clock_timestamp()
    from pricing.warehouse_import part join pricing.stock_import on stock_import.id = part.import_id
    where warehouse.id = ${id} and part.id = warehouse.active_import_id and stock_import.task_id = ${taskId}`)
  return rowCount === 1
}
