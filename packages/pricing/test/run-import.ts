import { randomUUID } from 'node:crypto'
import { stockImport } from '@pf/contract'
import type { ResultOf, SubmittedInputOf } from '@pf/task-contract'
import type { CompletionTx, TaskRun } from '@pf/task-manager'
import { importStock } from '../src/tasks/import-stock.ts'
import type { PricingWorld } from './pricing-world.ts'

type StockImport = typeof stockImport

export interface AttemptOptions {
  readonly taskId?: string
  readonly attempt?: number
  readonly createdAt?: Date
  readonly signal?: AbortSignal
  readonly onProgress?: (percent: number, key: string | undefined) => void
  /** Awaited before the completing transaction. */
  readonly beforeComplete?: () => Promise<void>
}

/** One attempt of a stock import without an engine around it: what the handler does by itself, and what it leaves when it fails. */
export async function runImport(
  world: PricingWorld,
  input: SubmittedInputOf<StockImport>,
  options: AttemptOptions = {},
): Promise<ResultOf<StockImport>> {
  const { taskId = randomUUID(), attempt = 1, createdAt = new Date('2026-11-26T12:00:00Z') } = options
  const run: TaskRun<StockImport> = {
    input: stockImport.input.parse(input),
    task: { id: taskId, attempt, createdAt, retryOf: null },
    actor: { id: 'anna', name: 'Anna', role: 'administrator', via: 'local' },
    signal: options.signal ?? new AbortController().signal,
    progress: (percent, message) => options.onProgress?.(percent, message?.key),
    log: () => undefined,
    async complete(work) {
      await options.beforeComplete?.()
      const result = await world.database.transaction(async (tx) =>
        stockImport.result.parse(await work(Object.assign(tx, { submit: refuseFollowUp }))),
      )
      return { committed: true, result }
    },
  }
  const { database, files, tempDir } = world
  const done = await importStock({ database, files, tempDir }).run(run)
  return 'committed' in done ? done.result : done
}

/** What the engine does after a task that ended as error or cancelled. */
export async function cleanUp({ database, files, tempDir }: PricingWorld, taskId: string): Promise<void> {
  const { cleanup } = importStock({ database, files, tempDir })
  while (cleanup !== undefined && (await database.transaction((tx) => cleanup(tx, taskId))) > 0) continue
}

const refuseFollowUp: CompletionTx['submit'] = () => Promise.reject(new Error('A stock import has no follow-up tasks'))
