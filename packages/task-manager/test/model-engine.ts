import { TaskRequestError, taskCan } from '@pf/task-contract'
import type { TaskDefinition } from '@pf/task-contract'
import type { Engine } from '../src/engine.ts'
import { definitionOf } from '../src/engine.ts'
import { handleLosses } from '../src/lost.ts'
import { cancelTask } from '../src/store/cancel-task.ts'
import { readTasks } from '../src/store/read-tasks.ts'
import type { TaskRow } from '../src/store/task-row.ts'
import { checkSubmission, submitInTransaction } from '../src/submit.ts'
import type { CheckedSubmission } from '../src/submit.ts'
import type { TaskHandler } from '../src/types.ts'
import { sweep } from '../src/sweep.ts'
import { AttemptLost } from '../src/errors.ts'
import { claimTasks } from '../src/worker/claim-tasks.ts'
import { runStep } from '../src/worker/steps.ts'
import { judgeNow } from './bare-engine.ts'
import { ann } from './open-engine.ts'
import { resizeImage } from './registry.ts'
import { attemptAt } from './attempt-at.ts'
import type { RunEnd } from './task-model.ts'

/** A handler for each end; what it completes leaves a row, so that effects can be counted (I4). */
const handlers: Record<RunEnd, TaskHandler<TaskDefinition>> = {
  completed: ({ task, complete }) =>
    complete(async (tx) => {
      await tx.$client.query('insert into effect values ($1, null)', [task.id])
      return { bytes: 1, sent: 1, files: 1 }
    }),
  taskError: () => Promise.reject(resizeImage.errors.tooLarge({ name: 'a' })),
  unexpected: () => Promise.reject(new Error('unexpected')),
  invalidResult: ({ task, complete }) =>
    complete(async (tx) => {
      await tx.$client.query('insert into effect values ($1, null)', [task.id])
      return { bytes: 'many' }
    }),
  handback: ({ signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('handed back')))),
}

/** The engine, driven step by step: each function is one thing that happens, and is over when it resolves. */
export class SteppedEngine {
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async reset(): Promise<void> {
    await this.#engine.database.pool.query(
      'truncate tasks.task, tasks.task_event, tasks.task_step, tasks.submission_key, task_queue.job, effect',
    )
  }

  submit(
    type: string,
    input: unknown,
    idempotencyKey?: string,
  ): Promise<{ id: string; deduplicated: boolean } | string> {
    return this.#submit(checkSubmission(this.#engine, { type, input, idempotencyKey }, ann))
  }

  async retry(id: string): Promise<{ id: string; deduplicated: boolean } | string> {
    const [row] = await readTasks(this.#engine.database.db, [{ id, version: 0 }])
    if (row === undefined || !taskCan.retry(row)) return 'NOT_RETRYABLE'
    const definition = definitionOf(this.#engine, row.type)
    if (definition === undefined) return 'UNKNOWN_TYPE'
    return this.#submit({ definition, input: row.input, actor: ann, retryOf: id })
  }

  async cancel(id: string): Promise<boolean> {
    return (await cancelTask(this.#engine.database.db, { id, actor: ann })) !== undefined
  }

  async claim(type: string): Promise<TaskRow | 'dropped' | 'none'> {
    const definition = definitionOf(this.#engine, type)
    if (definition === undefined) throw new Error(`Unknown type ${type}`)
    const { rows, found } = await claimTasks(this.#engine, { definition, worker: 'model', limit: 1 })
    return rows[0] ?? (found ? 'dropped' : 'none')
  }

  /** Does the one step of an attempt, which leaves a row too. */
  async step(row: TaskRow): Promise<unknown> {
    try {
      return await runStep({ engine: this.#engine, row, onLost: () => undefined }, 'once', async (tx) => {
        await tx.$client.query('insert into effect values ($1, $2)', [row.id, row.attempt])
        return row.attempt
      })
    } catch (error) {
      if (error instanceof AttemptLost) return 'refused'
      throw error
    }
  }

  async end(row: TaskRow, how: RunEnd): Promise<void> {
    const attempt = attemptAt(this.#engine, row, handlers[how])
    const ran = attempt.run()
    if (how === 'handback') attempt.stop('shutdown')
    await ran
  }

  async lose({ jobId }: TaskRow): Promise<void> {
    await this.#engine.database.pool.query(
      `update task_queue.job set heartbeat_on = now() - interval '1 minute' where id = $1 and state = 'active'`,
      [jobId],
    )
    await judgeNow(this.#engine)
  }

  handleLosses(): Promise<void> {
    return handleLosses(this.#engine)
  }

  async loseJob(id: string): Promise<void> {
    await this.#engine.database.pool.query(
      `delete from task_queue.job where name <> 'task_lost' and data ->> 'taskId' = $1`,
      [id],
    )
  }

  async elapse(): Promise<void> {
    const { pool } = this.#engine.database
    await pool.query(`update task_queue.job set start_after = now() where state = 'created'`)
    await pool.query(`update tasks.task set due_at = now() where status = 'queued' and due_at > now()`)
  }

  /** The sweep leaves young tasks alone: here none is. */
  async sweep(): Promise<void> {
    await this.#engine.database.pool.query(`update tasks.task set updated_at = now() - interval '1 minute'`)
    await sweep(this.#engine)
  }

  /** What the rows say, by id. */
  async rows(): Promise<Map<string, Record<string, unknown>>> {
    const { rows } = await this.#engine.database.pool.query<Record<string, unknown> & { id: string }>(
      'select id, status, attempt, failures, losses, version, retry_of as "retryOf" from tasks.task',
    )
    return new Map(rows.map(({ id, ...row }) => [id, row]))
  }

  /** Ids of the tasks that left an effect, as often as they did; those of steps name their attempt too. */
  async effects(): Promise<string[]> {
    const { rows } = await this.#engine.database.pool.query<{ effect: string }>(
      `select concat_ws(' step ', id, step_by) as effect from effect`,
    )
    return rows.map(({ effect }) => effect).toSorted()
  }

  async #submit(checked: CheckedSubmission): Promise<{ id: string; deduplicated: boolean } | string> {
    try {
      const { row, deduplicated } = await this.#engine.database.transaction((tx) =>
        submitInTransaction(this.#engine, tx, checked),
      )
      return { id: row.id, deduplicated }
    } catch (error) {
      if (error instanceof TaskRequestError) return error.code
      throw error
    }
  }
}
