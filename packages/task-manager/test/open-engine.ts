import { openDatabase as openDatabaseAt } from '@pf/database'
import type { Database } from '@pf/database'
import { createTestDatabase } from '@pf/database/testing'
import type { TestDatabase } from '@pf/database/testing'
import type { Actor, Registry, Task } from '@pf/task-contract'
import { onTestFinished, vi } from 'vitest'
import { createTaskManager, prepareTaskSchema } from '../src/task-manager.ts'
import type { TaskHandlers, TaskManager, TaskManagerOptions } from '../src/task-manager.ts'
import { openTaskKit } from '../src/testing/testing.ts'
import type { TaskKit } from '../src/testing/testing.ts'
import { registry } from './registry.ts'
import type { TestTypes } from './registry.ts'

export const ann: Actor = { id: 'ann', name: 'Ann', role: 'editor', via: 'session' }
export const bob: Actor = { id: 'bob', name: 'Bob', role: 'editor', via: 'key' }
/** May read and submit nothing but digests. */
export const guest: Actor = { id: 'guest', name: 'Guest', role: 'guest', via: 'session' }

const can = (actor: Actor, permission: string): boolean => actor.role === 'editor' || permission.startsWith('digest:')

/** A database with the engine's tables, dropped at the end of the test; a connection that is still in use then fails the test. */
export async function openDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase({ name: 'task_manager', prepare: prepareTaskSchema })
  onTestFinished(() => database[Symbol.asyncDispose]())
  return database
}

/** Another opening of a database, as another process has one: closed at the end of the test. */
export async function openAgain(url: string): Promise<Database> {
  const database = await openDatabaseAt({ url })
  onTestFinished(() => database[Symbol.asyncDispose]())
  return database
}

/** What the engine logged, by its text. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly text: string
  readonly fields: object
}

/** A manager on a database, closed at the end of the test. */
export async function openManager(
  database: Database,
  options: Partial<TaskManagerOptions<TestTypes>> = {},
): Promise<{ manager: TaskManager<TestTypes>; lines: LogLine[] }> {
  return openManagerOf(database, { registry, ...options })
}

export async function openManagerOf<R extends Registry>(
  database: Database,
  options: Pick<TaskManagerOptions<R>, 'registry'> & Partial<TaskManagerOptions<R>>,
): Promise<{ manager: TaskManager<R>; lines: LogLine[] }> {
  const lines: LogLine[] = []
  const at = (level: LogLine['level']) => (fields: object, text: string) => void lines.push({ level, text, fields })
  const log = { info: at('info'), warn: at('warn'), error: at('error') }
  const manager = await createTaskManager({ database, can, log, ...options })
  onTestFinished(() => manager[Symbol.asyncDispose]())
  return { manager, lines }
}

/** Handlers that complete at once; a test replaces the ones it is about. */
export function handlersWith(handlers: Partial<TaskHandlers<TestTypes>> = {}): TaskHandlers<TestTypes> {
  return {
    resize_image: { run: async ({ input }) => ({ bytes: input.width }) },
    send_digest: { run: async () => ({ sent: 1 }) },
    index_folder: { run: async ({ input }) => ({ files: input.depth }) },
    read_header: { run: async () => ({ bytes: 1 }) },
    build_index: { run: async () => ({ files: 1 }) },
    ...handlers,
  }
}

/** A database, a manager and a worker with these handlers. */
export async function openEngine(handlers: Partial<TaskHandlers<TestTypes>> = {}, { slots = 2 } = {}) {
  const database = await openDatabase()
  const { manager, lines } = await openManager(database)
  const worker = await manager.startWorker({ handlers: handlersWith(handlers), slots, name: 'tester' })
  return { database, manager, worker, lines }
}

/** The testing kit with these handlers: tasks run when the test says so, and the test sets the clock. */
export async function openKit(handlers: Partial<TaskHandlers<TestTypes>> = {}): Promise<TaskKit<TestTypes>> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const kit = await openTaskKit({ registry, handlers: () => handlersWith(handlers), log })
  onTestFinished(() => kit[Symbol.asyncDispose]())
  return kit
}

type Status = Task['status']

/** Polls a task until it has a status; fails with what it has instead. */
export async function untilStatus<R extends Registry, S extends Status>(
  manager: TaskManager<R>,
  id: string,
  status: S,
): Promise<Extract<Task<R>, { status: S }>> {
  return vi.waitFor(
    async () => {
      const task = await manager.get(id, ann)
      if (!hasStatus(task, status)) throw new Error(`The task is ${JSON.stringify(task)}, not ${status}`)
      return task
    },
    { timeout: 25_000, interval: 20 },
  )
}

function hasStatus<T extends { status: Status }, S extends Status>(
  task: T,
  status: S,
): task is Extract<T, { status: S }> {
  return task.status === status
}

/** Waits until a condition holds. */
export async function until(condition: () => unknown, timeout = 10_000): Promise<void> {
  await vi.waitUntil(async () => Boolean(await condition()), { timeout, interval: 20 })
}

/** A handler's hold on itself: it waits in `pass` until the test calls `open`, or its signal aborts. */
export function createGate() {
  const opened = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  return {
    open: () => opened.resolve(),
    /** Resolves once the handler is there. */
    arrived: arrived.promise,
    pass: async (signal?: AbortSignal): Promise<void> => {
      arrived.resolve()
      const aborted = Promise.withResolvers<never>()
      signal?.addEventListener('abort', () => aborted.reject(signal.reason))
      await (signal === undefined ? opened.promise : Promise.race([opened.promise, aborted.promise]))
    },
  }
}
