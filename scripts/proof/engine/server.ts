import { createTaskManager } from '@pf/task-manager'
import { createTasksRouter } from '@pf/task-manager/trpc'
import type { Actor } from '@pf/task-contract'
import { initTRPC } from '@trpc/server'
import { openDataFolder } from '@pf/bench/measuring'
import { serveRouter } from './serve-router.ts'
import { serverTypes } from './types.ts'

/** A server without a worker, on a data folder: the tasks router, and how often tasks were read, counted at the driver. */
const [dataDir = ''] = process.argv.slice(2)
const actor: Actor = { id: 'proof', name: 'Proof', role: 'admin', via: 'local' }
const report = (fields: object, text: string): void => console.error(text, fields)

const database = await openDataFolder(dataDir)
let taskReads = 0
database.pool.on('connect', (client) => {
  // oxlint-disable-next-line typescript/unbound-method -- the proxy hands the client on
  client.query = new Proxy(client.query, {
    apply: (query, self, args: readonly unknown[]) => {
      const [statement] = args
      const isRead =
        typeof statement === 'object' && statement !== null && Reflect.get(statement, 'name') === 'readTasks'
      if (isRead) taskReads += 1
      return Reflect.apply(query, self, args)
    },
  })
})
const manager = await createTaskManager({
  database,
  registry: serverTypes,
  can: () => true,
  log: { info: () => undefined, warn: report, error: report },
})
const trpc = initTRPC.context<{ actor: Actor }>().create()
const router = trpc.router({
  tasks: createTasksRouter(manager),
  taskReads: trpc.procedure.query(() => taskReads),
})
export type ProofRouter = typeof router

await serveRouter(router, actor)
await manager[Symbol.asyncDispose]()
await database[Symbol.asyncDispose]()
