import { createTaskManager } from '@pf/task-manager'
import { createTasksRouter } from '@pf/task-manager/trpc'
import type { Actor } from '@pf/task-contract'
import { initTRPC } from '@trpc/server'
import { serveRouter } from '../proof/engine/serve-router.ts'
import { openDataFolder } from '@pf/bench/measuring'
import { chaosTypes } from './types.ts'

/** A server process of the chaos, without a worker: `server.ts DATA_FOLDER`. */
const [dataDir = ''] = process.argv.slice(2)
const actor: Actor = { id: 'chaos', name: 'Chaos', role: 'admin', via: 'local' }
const quiet = (): void => undefined

await using database = await openDataFolder(dataDir)
await using manager = await createTaskManager({
  database,
  registry: chaosTypes,
  can: () => true,
  log: { info: quiet, warn: quiet, error: quiet },
})
const trpc = initTRPC.context<{ actor: Actor }>().create()
const router = trpc.router({ tasks: createTasksRouter(manager) })
export type ChaosRouter = typeof router

await serveRouter(router, actor)
