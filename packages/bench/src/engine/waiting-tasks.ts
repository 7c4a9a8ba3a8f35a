import { randomUUID } from 'node:crypto'
import { taskTypes } from '@pf/contract'
import type { Database } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { createTaskManager } from '@pf/task-manager'

const actor: Actor = { id: 'bench', name: 'Bench', role: 'administrator', via: 'local' }
const log = { info: () => undefined, warn: console.warn, error: console.error }

/** Submits tasks of the product that nobody works on; the server of the product must have made its tables. */
export async function submitWaiting(database: Database, count: number): Promise<string[]> {
  await using manager = await createTaskManager({ database, registry: taskTypes, can: () => true, log })
  const submissions = Array.from({ length: count }, () => ({
    type: 'stock_import' as const,
    input: { fileId: randomUUID(), asOf: '2026-01-15', scope: 'full' as const },
  }))
  return (await manager.submitMany(submissions, actor)).map(({ taskId }) => taskId)
}
