import { openDatabase } from '@pf/database'
import type { Database } from '@pf/database'
import { createRegistry, defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import type { Actor } from '@pf/task-contract'
import { createTaskManager, prepareTaskSchema } from '@pf/task-manager'
import { z } from 'zod'
import { taskInput } from './system.ts'
import type { SystemKind, TaskSystem } from './system.ts'

const actor: Actor = { id: 'bench', name: 'Bench', role: 'admin', via: 'local' }

const report = defineTask({
  type: 'report',
  title: 'Report progress',
  input: taskInput,
  result: z.object({ n: z.int() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'report', read: 'report' },
})

const quiet = { info: () => undefined, warn: console.warn, error: console.error }

type EngineSystem = TaskSystem & { readonly submitMany: NonNullable<TaskSystem['submitMany']> }

/** The engine on a database that is open. */
export async function openEngine(database: Database): Promise<EngineSystem> {
  await prepareTaskSchema(database)
  const manager = await createTaskManager({ database, registry: createRegistry([report]), can: () => true, log: quiet })
  return {
    submit: (input) => manager.submit({ type: 'report', input }, actor),
    submitMany: (inputs) =>
      manager.submitMany(
        inputs.map((input) => ({ type: 'report', input })),
        actor,
      ),
    work: ({ slots, run }) =>
      manager.startWorker({
        slots,
        handlers: {
          report: {
            run: async ({ input, progress }) => {
              await run(input, progress)
              return { n: input.n }
            },
          },
        },
      }),
    [Symbol.asyncDispose]: () => manager[Symbol.asyncDispose](),
  }
}

/** The engine of this repository. */
export const engine: SystemKind = {
  settings: 'as it is: a pool of 8 connections',
  package: '@pf/task-manager',
  needsRedis: false,
  takesMany: true,
  progress: 'coalesced to at most 4 writes a second, the last one always',
  open: async ({ postgresUrl }) => {
    const database = await openDatabase({ url: postgresUrl })
    const opened = await openEngine(database)
    return {
      ...opened,
      [Symbol.asyncDispose]: async () => {
        await opened[Symbol.asyncDispose]()
        await database[Symbol.asyncDispose]()
      },
    }
  },
}
