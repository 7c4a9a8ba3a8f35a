import type { TaskDefinition } from '@pf/task-contract'
import type { Engine } from './engine.ts'
import { findTasksToClean, lockTaskToClean, markTaskClean } from './store/clean-tasks.ts'
import type { TaskWork } from './types.ts'

/** A task whose cleanup failed is left alone for so long. */
const retryAfterMs = 60_000

/**
 * Removes what tasks had staged that ended without completing. The need is stored with the end of the task, so that a crash in between
 * loses nothing; a batch holds the task's row, so that two workers do not remove the same rows.
 */
export class Cleaner {
  readonly #engine: Engine
  readonly #works: ReadonlyMap<string, TaskWork<TaskDefinition>>
  readonly #failedAt = new Map<string, number>()
  #running: Promise<void> | undefined

  constructor(engine: Engine, works: ReadonlyMap<string, TaskWork<TaskDefinition>>) {
    this.#engine = engine
    this.#works = works
  }

  /** Cleans up after all ended tasks of the worker's types; one pass at a time. Stops early when the signal aborts; never rejects. */
  pass(signal: AbortSignal): Promise<void> {
    this.#running ??= this.#pass(signal)
      .catch((error: unknown) => this.#engine.log.error({ err: error }, 'Looking for tasks to clean up after failed'))
      .finally(() => {
        this.#running = undefined
      })
    return this.#running
  }

  async #pass(signal: AbortSignal): Promise<void> {
    for (const [id, at] of this.#failedAt) if (performance.now() - at >= retryAfterMs) this.#failedAt.delete(id)
    const wanted = { types: [...this.#works.keys()], except: [...this.#failedAt.keys()] }
    for (const { id, type } of await findTasksToClean(this.#engine.database.db, wanted)) {
      try {
        while (!signal.aborted && (await this.#batch(id, this.#works.get(type)?.cleanup)));
      } catch (error) {
        this.#failedAt.set(id, performance.now())
        this.#engine.log.error({ err: error, taskId: id, type }, 'Cleaning up after a task failed; it is tried again')
      }
      if (signal.aborted) return
    }
  }

  /** Returns true when there may be more. */
  #batch(id: string, cleanup: TaskWork<TaskDefinition>['cleanup']): Promise<boolean> {
    return this.#engine.database.transaction(async (tx) => {
      if ((await lockTaskToClean(tx, id)) === undefined) return false
      if (cleanup !== undefined && (await cleanup(tx, id)) > 0) return true
      await markTaskClean(tx, id)
      return false
    })
  }
}
