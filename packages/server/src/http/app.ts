import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { referenceOf, unexpectedError } from '../error-reference.ts'
import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { consoleFiles } from './console-files.ts'
import { refusal } from './guards.ts'
import type { HostPolicy } from './guards.ts'
import { health } from './health.ts'
import { ProblemError, problem, problemResponse } from './problem.ts'
import { rest } from './rest/rest.ts'
import { trpcHandler } from './trpc-handler.ts'
import { uploads } from './uploads.ts'
import type { HttpEnv } from './http-env.ts'

export interface AppOptions {
  readonly services: Services
  readonly hosts: HostPolicy
  /** The folder of the built console. */
  readonly consoleDir: string
  readonly maxUploadBytes: number
  readonly log: Log
  /** Whether this process's worker, if it is to have one, is at work. */
  readonly workerReady: () => boolean
}

/** Everything that is answered over HTTP. */
export function createApp({ services, hosts, consoleDir, maxUploadBytes, log, workerReady }: AppOptions) {
  const app = new Hono<HttpEnv>()
  const files = consoleFiles(consoleDir)

  app.use(async (context, next) => {
    const { method, path } = context.req
    const refused = refusal({ method, path, header: (name) => context.req.header(name) }, hosts)
    if (refused !== null) return problemResponse(refused)
    return next()
  })
  app.route('/', health({ database: services.database, workerReady }))
  const compressed = compress()
  app.use('/trpc/*', (context, next) => (isCompressed(context.req.path) ? compressed(context, next) : next()))
  const answerTrpc = trpcHandler(services, log)
  app.on(['GET', 'POST'], '/trpc/*', (context) => answerTrpc(context.req.raw))
  app.route('/api/files', uploads({ files: services.files, maxUploadBytes }))
  app.route('/api', rest({ services, maxUploadBytes }))
  app.all('/api/*', ({ req }) =>
    problemResponse(problem(404, 'noSuchRoute', `There is nothing at ${req.method} ${req.path}`)),
  )
  app.on(['GET', 'HEAD'], '*', ({ req }) => files(req))
  app.notFound(({ req }) => problemResponse(problem(405, 'methodNotAllowed', `${req.path} is only read: use GET`)))

  app.onError((error, { req }) => {
    if (error instanceof ProblemError) return problemResponse(error.problem)
    const reference = referenceOf(error)
    log.error({ err: error, reference, method: req.method, path: req.path }, 'A request failed')
    return problemResponse(problem(500, 'unexpected', unexpectedError(reference)))
  })
  return app
}

/** Lists, but for what is asked for all the time: compressed, the list of tasks took twice as long at its slowest (`pnpm bench engine http`). */
function isCompressed(path: string): boolean {
  return path.includes('.list') && !path.includes('tasks.')
}
