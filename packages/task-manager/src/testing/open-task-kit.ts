import type { Database } from '@pf/database'
import { createTestDatabase } from '@pf/database/testing'
import type { TestTemplate } from '@pf/database/testing'
import { isFinal } from '@pf/task-contract'
import type { Actor, FinalStatus, Registry, SubmittedInputOf, Task, TaskDefinition, TaskOf } from '@pf/task-contract'
import { openManager } from '../manager.ts'
import { prepareTaskSchema } from '../prepare.ts'
import { readTasks } from '../store/read-tasks.ts'
import { sweep } from '../sweep.ts'
import type { TaskHandlers, TaskLog, TaskManager } from '../types.ts'
import { Worker } from '../worker/worker.ts'
import { clockSearchPath, createTestClock, installTestClock, setQueueByTestClock } from './test-clock.ts'
import type { TestClock } from './test-clock.ts'

export interface TaskKitOptions<R extends Registry> {
  readonly registry: R
  /** The handlers under test, on the kit's database. */
  readonly handlers: (database: Database) => TaskHandlers<R>
  /** The application's own tables; the engine's are there already. */
  readonly template?: TestTemplate
  /** The console hears warnings and errors unless said: the cause of an unexpected failure is told there alone. */
  readonly log?: TaskLog
}

/** A task of a definition that has ended. */
export type EndedTask<D extends TaskDefinition> = Extract<TaskOf<D>, { status: FinalStatus }>

/** The engine on a database of a test's own. Nothing runs but in `drain` and `runTask`, and time passes when the test says so. */
export interface TaskKit<R extends Registry> extends AsyncDisposable {
  readonly manager: TaskManager<R>
  readonly database: Database
  readonly clock: TestClock
  /** Who submits; may do everything. */
  readonly actor: Actor
  /** @throws TaskRequestError as the manager's own `submit` */
  readonly submit: <D extends TaskDefinition>(definition: D, input: SubmittedInputOf<D>) => Promise<{ taskId: string }>
  /** Runs all that is due by the kit's clock, and what comes of it, until nothing is; then removes what is due for removal. */
  readonly drain: () => Promise<void>
  /** Submits a task and drains until it has ended; the waits before its further attempts are skipped on the clock. */
  readonly runTask: <D extends TaskDefinition>(definition: D, input: SubmittedInputOf<D>) => Promise<EndedTask<D>>
}

const actor: Actor = { id: 'tester', name: 'Tester', role: 'tester', via: 'local' }

/**
 * Opens the engine for a test of handlers: the real one, on a real PostgreSQL. Needs the global set-up of `@pf/database/testing/global-setup` in
 * the vitest project.
 */
export async function openTaskKit<R extends Registry>(options: TaskKitOptions<R>): Promise<TaskKit<R>> {
  const { registry, template, log = consoleLog } = options
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await createTestDatabase(onTestClock(template)))
  const { manager, engine, pulse } = await openManager({ database, registry, can: () => true, log })
  stack.use(manager)
  const clock = createTestClock(database)
  const handlers = options.handlers(database)

  const untyped: UntypedManager = manager
  const submit: TaskKit<R>['submit'] = ({ type }, input) => untyped.submit({ type, input }, actor)
  const drain = async (): Promise<void> => {
    await using worker = await Worker.start({ engine, pulse }, { handlers, name: 'task kit' })
    await worker.settle()
    await sweep(engine)
  }
  const opened = stack.move()
  return {
    manager,
    database,
    clock,
    actor,
    submit,
    drain,
    runTask: async (definition, input) => {
      const { taskId } = await submit(definition, input)
      for (;;) {
        const began = await clock.now()
        await drain()
        const task = await untyped.get(taskId, actor)
        if (hasEnded(definition, task)) return task
        const [row] = await readTasks(database.db, [{ id: taskId, version: 0 }])
        // One that became due while others ran is for the next pass.
        if (row?.status !== 'queued' || row.dueAt <= began)
          throw new Error(`Task ${taskId} is ${row?.status ?? 'gone'} and does not go on`)
        if (row.dueAt > (await clock.now())) await clock.set(row.dueAt)
      }
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

function onTestClock(template: TestTemplate | undefined): TestTemplate {
  return {
    name: `task_kit_${template?.name ?? ''}`,
    searchPath: clockSearchPath,
    prepare: async (database) => {
      await installTestClock(database)
      await prepareTaskSchema(database)
      await setQueueByTestClock(database)
      await template?.prepare(database)
    },
  }
}

/** What a definition's types are to the manager: a definition ties them together again. */
interface UntypedManager {
  submit(submission: { type: string; input: unknown }, actor: Actor): Promise<{ taskId: string }>
  get(id: string, actor: Actor): Promise<AnyTask>
}
type AnyTask = Pick<Task, 'type' | 'status'>

function hasEnded<D extends TaskDefinition>(definition: D, task: AnyTask): task is EndedTask<D> {
  return task.type === definition.type && isFinal(task.status)
}

const consoleLog: TaskLog = {
  info: () => undefined,
  warn: (fields, text) => console.warn(text, fields),
  error: (fields, text) => console.error(text, fields),
}
