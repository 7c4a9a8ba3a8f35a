import type { Database } from '@pf/database'
import { TaskRequestError, taskCan } from '@pf/task-contract'
import type {
  Actor,
  ChangedTasks,
  KnownTask,
  Registry,
  Submission,
  Submitted,
  Task,
  TaskListQuery,
  TaskPage,
  TimelineEvent,
} from '@pf/task-contract'
import { cancel } from './cancel.ts'
import { definitionOf } from './engine.ts'
import type { Engine } from './engine.ts'
import { EndedCounts } from './ended-counts.ts'
import { listPage } from './list-page.ts'
import { PollCopy } from './poll-copy.ts'
import { Pulse } from './pulse.ts'
import { lostQueue, openQueue } from './queue.ts'
import { acknowledgeTasks } from './store/acknowledge-tasks.ts'
import { countEndedTasks } from './store/list-tasks.ts'
import type { PlacedTask } from './store/read-tasks.ts'
import { readTimeline } from './store/read-timeline.ts'
import {
  checkSubmission,
  parseInput,
  storeSubmissions,
  submitInTransaction,
  submitManyInTransaction,
} from './submit.ts'
import type { CheckedSubmission, StoredSubmission } from './submit.ts'
import type { Admission, TaskLog, TaskManager, WorkerOptions } from './types.ts'
import { toTask, toTimelineEvent } from './wire.ts'
import { Worker } from './worker/worker.ts'

export interface TaskManagerOptions<R extends Registry> {
  readonly database: Database
  readonly registry: R
  /** Whether an actor has a permission that a definition names. */
  readonly can: (actor: Actor, permission: string) => boolean
  /** Authorises what an input refers to, in the submitting transaction, and names the task's subject; throws TaskRequestError. */
  readonly admit?: (admission: Admission) => Promise<{ subject: string | null }>
  readonly log: TaskLog
}

/**
 * Opens the engine on a database that `prepareTaskSchema` has prepared. It takes part in judging lost workers at once; it performs tasks
 * after `startWorker`.
 * @throws RangeError when a task type has a name that the engine needs for itself
 */
export async function createTaskManager<R extends Registry>(options: TaskManagerOptions<R>): Promise<TaskManager<R>> {
  return (await openManager(options)).manager
}

/** A manager and what works inside it, for the testing kit, which performs and sweeps when a test says so. */
export async function openManager<R extends Registry>(
  options: TaskManagerOptions<R>,
): Promise<{ manager: TaskManager<R>; engine: Engine; pulse: Pulse }> {
  const { database, registry, can, log } = options
  if (Object.hasOwn(registry, lostQueue))
    throw new RangeError(`No task type may be named "${lostQueue}": the engine's own queue is`)
  const stack = new AsyncDisposableStack()
  try {
    const pulse = new Pulse()
    const definitions = Object.values(registry)
    const queue = stack.use(await openQueue({ database, definitions, mayJudge: () => pulse.mayJudge(), log }))
    const copy = stack.use(new PollCopy(database.db))
    const admit = options.admit ?? (() => Promise.resolve({ subject: null }))
    const endedCounts = new EndedCounts((types) => countEndedTasks(database.db, types))
    const engine: Engine = { database, queue, registry, copy, endedCounts, log, can, admit }
    stack.use(pulse).start(engine)
    return { manager: new Manager({ registry, engine, pulse, stack }), engine, pulse }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

class Manager<R extends Registry> implements TaskManager<R> {
  readonly registry: R
  readonly #engine: Engine
  readonly #pulse: Pulse
  readonly #stack: AsyncDisposableStack
  readonly #workers = new Set<Worker>()

  constructor(parts: { registry: R; engine: Engine; pulse: Pulse; stack: AsyncDisposableStack }) {
    this.registry = parts.registry
    this.#engine = parts.engine
    this.#pulse = parts.pulse
    this.#stack = parts.stack
  }

  async submit(submission: Submission<R>, actor: Actor): Promise<Submitted<Task<R>>> {
    return this.#submit(checkSubmission(this.#engine, submission, actor))
  }

  async get(id: string, actor: Actor): Promise<Task<R>> {
    return toTask(await this.#find(id, actor))
  }

  async getMany(known: readonly KnownTask[], actor: Actor): Promise<ChangedTasks<Task<R>>> {
    const found = await Promise.all(known.map(({ id }) => this.#engine.copy.get(id)))
    const tasks: Task<R>[] = []
    const missing: string[] = []
    for (const [index, { id, version }] of known.entries()) {
      const row = found[index]
      if (row === undefined || !this.#isReadable(row, actor)) missing.push(id)
      else if (row.version !== version || row.status === 'queued') tasks.push(toTask(row))
    }
    return { tasks, missing }
  }

  async submitMany(submissions: readonly Submission<R>[], actor: Actor): Promise<Submitted<Task<R>>[]> {
    const { copy } = this.#engine
    const checked = submissions.map((submission) => checkSubmission(this.#engine, submission, actor))
    const stored = await storeSubmissions(this.#engine, (tx) => submitManyInTransaction(this.#engine, tx, checked))
    for (const { row } of stored) copy.put(row)
    return stored.map((submission) => toSubmitted(submission))
  }

  async list(query: TaskListQuery, actor: Actor): Promise<TaskPage<Task<R>>> {
    return listPage(this.#engine, query, actor)
  }

  async cancel(id: string, actor: Actor): Promise<Task<R>> {
    await this.#find(id, actor, 'submit')
    const row = await cancel(this.#engine, { id, actor })
    this.#engine.copy.put(row)
    for (const attempt of this.#pulse.attempts) if (attempt.taskId === id) attempt.stop('cancelled')
    return toTask(row)
  }

  async retry(id: string, actor: Actor): Promise<Submitted<Task<R>>> {
    const row = await this.#find(id, actor, 'submit')
    if (!taskCan.retry(row)) {
      throw new TaskRequestError(
        'NOT_RETRYABLE',
        `Only a task that ended in error or was cancelled is repeated; this one is ${row.status}`,
      )
    }
    const definition = this.#definition(row)
    return this.#submit({ definition, input: parseInput(definition, row.input), actor, retryOf: id })
  }

  async timeline(id: string, actor: Actor): Promise<readonly TimelineEvent[]> {
    await this.#find(id, actor)
    return (await readTimeline(this.#engine.database.db, id)).map((row) => toTimelineEvent(row))
  }

  async acknowledge(ids: readonly string[], actor: Actor): Promise<readonly string[]> {
    return acknowledgeTasks(this.#engine.database.db, { ids, actorId: actor.id })
  }

  async startWorker(options: WorkerOptions<R>): Promise<AsyncDisposable> {
    const worker = await Worker.start({ engine: this.#engine, pulse: this.#pulse }, options)
    this.#workers.add(worker)
    return {
      [Symbol.asyncDispose]: async () => {
        await worker[Symbol.asyncDispose]()
        this.#workers.delete(worker)
      },
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker[Symbol.asyncDispose]()))
    await this.#stack.disposeAsync()
  }

  async #submit(checked: CheckedSubmission): Promise<Submitted<Task<R>>> {
    const { row, deduplicated } = await storeSubmissions(this.#engine, (tx) =>
      submitInTransaction(this.#engine, tx, checked),
    )
    this.#engine.copy.put(row)
    return toSubmitted({ row, deduplicated })
  }

  #isReadable(row: PlacedTask, actor: Actor): boolean {
    const definition = definitionOf(this.#engine, row.type)
    return definition !== undefined && this.#engine.can(actor, definition.permissions.read)
  }

  /** @throws TaskRequestError NOT_FOUND, FORBIDDEN */
  async #find(id: string, actor: Actor, need: 'read' | 'submit' = 'read'): Promise<PlacedTask> {
    const row = await this.#engine.copy.get(id)
    if (row === undefined) throw new TaskRequestError('NOT_FOUND', `There is no task ${id}`)
    const permission = this.#definition(row).permissions[need]
    if (!this.#engine.can(actor, permission)) {
      throw new TaskRequestError(
        'FORBIDDEN',
        `${actor.name} may not do this with a "${row.type}" task (needs ${permission})`,
      )
    }
    return row
  }

  #definition({ id, type }: PlacedTask) {
    const definition = definitionOf(this.#engine, type)
    if (definition === undefined) {
      throw new TaskRequestError(
        'NOT_FOUND',
        `Task ${id} is of type "${type}", which this version of the program does not know`,
      )
    }
    return definition
  }
}

function toSubmitted<R extends Registry>({ row, deduplicated }: StoredSubmission): Submitted<Task<R>> {
  return { taskId: row.id, deduplicated, task: toTask({ ...row, ahead: null }) }
}
