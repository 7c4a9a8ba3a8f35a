import { once } from 'node:events'
import { openDatabase } from '@pf/database'
import { createTaskManager, prepareTaskSchema } from '@pf/task-manager'
import { createTasksRouter } from '@pf/task-manager/trpc'
import { initTRPC } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { preview } from 'vite'
import { registry } from './count-primes.ts'
import { handlers } from './handlers.ts'

await using database = await openDatabase({ dataDir: './data' }) // or { url: 'postgres://…' }
await prepareTaskSchema(database)
await using manager = await createTaskManager({ database, registry, can: () => true, log: console })
await manager.startWorker({ handlers })

const actor = { id: 'me', name: 'Me', role: 'user', via: 'local' } as const
const trpc = initTRPC.context<{ actor: typeof actor }>().create()
const router = trpc.router({ tasks: createTasksRouter(manager) })
export type AppRouter = typeof router

await using server = createHTTPServer({ router, basePath: '/trpc/', createContext: () => ({ actor }) })
server.listen(Number(process.env['PORT'] ?? 4000), '127.0.0.1')
const page = await preview() // the page as `vite build` has built it, on a port of its own
page.printUrls()
await once(process, 'SIGINT') // then all is closed, and the worker hands back what it still runs
await page.close()
