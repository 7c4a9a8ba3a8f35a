import { AsyncLocalStorage } from 'node:async_hooks'
import type { Engine } from '../engine.ts'
import { AttemptLost } from '../errors.ts'
import { lockAttempt } from '../store/lock-task.ts'
import type { TaskRow } from '../store/task-row.ts'
import { findStep, insertStep } from '../store/task-steps.ts'
import { withSubmit } from '../submit.ts'
import type { CompletionTx, Storable } from '../types.ts'
import type { ProgressWriter } from './progress-writer.ts'

interface StepOptions {
  readonly engine: Engine
  readonly row: TaskRow
  readonly onLost: () => void
}

type Work<T> = (tx: CompletionTx) => Promise<T> | T

/**
 * The steps of one attempt, one after the other, and its progress between them: each holds the task's row, so that what else writes it would only hold
 * another connection.
 */
export class TaskSteps {
  readonly #options: StepOptions & { readonly progress: ProgressWriter }
  readonly #inside = new AsyncLocalStorage<true>()
  #last: Promise<unknown> = Promise.resolve()
  #refused = false

  constructor(options: StepOptions & { readonly progress: ProgressWriter }) {
    this.#options = options
  }

  run<T extends Storable>(name: string, work: Work<T>): Promise<T> {
    // A step inside of a step or of the completion would wait for what waits for it: the database refuses it.
    if (this.#inside.getStore() === true) return runStep(this.#options, name, work)
    const done = this.#last.then(() => this.inside(() => this.#do(name, work)))
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Does work that holds the task's row itself. */
  inside<T>(work: () => T): T {
    return this.#inside.run(true, work)
  }

  /** Lets no step be done any more: the handler was left behind. */
  refuse(): void {
    this.#refused = true
  }

  async #do<T extends Storable>(name: string, work: Work<T>): Promise<T> {
    const { progress, row } = this.#options
    await progress.flush()
    await progress.hold()
    try {
      return await runStep(this.#options, name, (tx) => {
        if (this.#refused) throw new AttemptLost(row.id, row.attempt)
        return work(tx)
      })
    } finally {
      progress.release()
    }
  }
}

/** Does a step of an attempt, or answers what it came to in an earlier one (I4); its row is locked first, for a lost attempt does nothing (I3). */
export async function runStep<T extends Storable>(
  { engine, row, onLost }: StepOptions,
  name: string,
  work: Work<T>,
): Promise<T> {
  const { id: taskId, attempt } = row
  try {
    return await engine.database.transaction(async (tx) => {
      if ((await lockAttempt(tx, { taskId, attempt })) === undefined) throw new AttemptLost(taskId, attempt)
      const remembered = await findStep(tx, { taskId, name })
      const value =
        remembered === undefined
          ? await insertStep(tx, { taskId, name, value: await work(withSubmit(tx, { engine, actor: row.createdBy })) })
          : remembered.value
      // The step of this name stored it, as JSON, which Storable is.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return value as T
    })
  } catch (error) {
    if (error instanceof AttemptLost) onLost()
    throw error
  }
}
