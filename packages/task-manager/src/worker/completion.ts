import type { Transaction } from '@pf/database'
import type { TaskDefinition } from '@pf/task-contract'
import type { Engine } from '../engine.ts'
import { AttemptLost, InvalidResult } from '../errors.ts'
import { markTaskCompleted } from '../store/end-attempt.ts'
import { lockAttempt } from '../store/lock-task.ts'
import { readTasks } from '../store/read-tasks.ts'
import type { TaskRow } from '../store/task-row.ts'
import { writeProgress } from '../store/write-progress.ts'
import { issuesOf, withSubmit } from '../submit.ts'
import type { Completion, CompletionTx } from '../types.ts'
import type { ProgressWriter } from './progress-writer.ts'

interface CompletionOptions {
  readonly engine: Engine
  readonly definition: TaskDefinition
  readonly row: TaskRow
  readonly progress: ProgressWriter
  /** The handler's last work is done; what is left is to write the end. */
  readonly onWorkDone: () => void
  readonly onLost: () => void
}

type Work = (tx: CompletionTx) => unknown

/** The completing end of one attempt: what the handler writes last, its result, row and job commit together, or nothing does (I4). */
export class TaskCompletion {
  /** Every completion that was handed out, to tell it from a result. */
  static readonly made = new WeakSet<object>()
  /** The completed task, once committed. */
  committed: TaskRow | undefined
  readonly #options: CompletionOptions
  #underWay = false
  #refused = false

  constructor(options: CompletionOptions) {
    this.#options = options
  }

  /** Lets nothing be completed any more: the handler was left behind. */
  refuse(): void {
    this.#refused = true
  }

  async complete(work: Work): Promise<Completion<TaskDefinition>> {
    const { engine, row, progress, onLost } = this.#options
    if (this.#underWay || this.committed !== undefined) {
      throw new Error(`complete() of task ${row.id} was called twice: it ends the task, so it is called once, last`)
    }
    this.#underWay = true
    // Its writes would wait for the row that is locked here.
    await progress.hold()
    let committing = false
    try {
      this.committed = await engine.database.transaction(async (tx) => {
        const completed = await this.#completeIn(tx, work)
        committing = true
        return completed
      })
    } catch (error) {
      // When the row can't be read either, the end of the attempt finds it completed and leaves it so.
      this.committed = committing ? await this.#readCompleted().catch(() => undefined) : undefined
      if (this.committed === undefined) {
        progress.release()
        if (error instanceof AttemptLost) onLost()
        throw error
      }
    } finally {
      this.#underWay = false
    }
    engine.copy.put(this.committed)
    const completion: Completion<TaskDefinition> = { committed: true, result: this.committed.result }
    TaskCompletion.made.add(completion)
    return completion
  }

  async #completeIn(tx: Transaction, work: Work): Promise<TaskRow> {
    const { engine, definition, row, progress, onWorkDone } = this.#options
    const fence = { taskId: row.id, attempt: row.attempt }
    // First of all (I3): a lost attempt's work must not run.
    if ((await lockAttempt(tx, fence)) === undefined || this.#refused) throw this.#lost()
    const result = definition.result.safeParse(await work(withSubmit(tx, { engine, actor: row.createdBy })))
    if (!result.success) throw new InvalidResult(definition.type, issuesOf(result.error))
    onWorkDone()
    const last = progress.unwritten()
    if (last !== undefined) await writeProgress(tx, last)
    const completed = this.#refused ? undefined : await markTaskCompleted(tx, { ...fence, result: result.data })
    if (completed === undefined) throw this.#lost()
    await engine.queue.complete(tx, { type: row.type, id: row.jobId })
    return completed
  }

  /** After a commit whose answer was lost: the task, if it was this attempt that completed it. */
  async #readCompleted(): Promise<TaskRow | undefined> {
    const { engine, row } = this.#options
    const [found] = await readTasks(engine.database.db, [{ id: row.id, version: 0 }])
    return found?.status === 'completed' && found.attempt === row.attempt ? found : undefined
  }

  #lost(): AttemptLost {
    return new AttemptLost(this.#options.row.id, this.#options.row.attempt)
  }
}
