import { Logger, makeWorkerUtils, run as runWorker } from 'graphile-worker'
import pg from 'pg'
import { taskInput } from './system.ts'
import type { SystemKind } from './system.ts'

const task = 'report'
const silent = new Logger(() => () => undefined)

/** graphile-worker, as its page on performance sets it up. */
export const graphileWorker: SystemKind = {
  settings: 'a pool of 8; concurrentJobs = slots, localQueue.size = slots + 1, completeJobBatchDelay 0',
  package: 'graphile-worker',
  needsRedis: false,
  takesMany: true,
  progress: null,
  open: async ({ postgresUrl }) => {
    const pgPool = new pg.Pool({ connectionString: postgresUrl, max: 8 })
    pgPool.on('error', console.error)
    pgPool.on('connect', (client) => client.on('error', console.error))
    const utils = await makeWorkerUtils({ pgPool, logger: silent })
    await utils.migrate()
    return {
      submit: (input) => utils.addJob(task, input),
      submitMany: (inputs) => utils.addJobs(inputs.map((payload) => ({ identifier: task, payload }))),
      work: async ({ slots, run }) => {
        const runner = await runWorker({
          pgPool,
          logger: silent,
          noHandleSignals: true,
          preset: { worker: { concurrentJobs: slots, localQueue: { size: slots + 1 }, completeJobBatchDelay: 0 } },
          taskList: { [task]: (payload) => run(taskInput.parse(payload), () => undefined) },
        })
        return { [Symbol.asyncDispose]: () => runner.stop() }
      },
      [Symbol.asyncDispose]: async () => {
        await utils.release()
        await pgPool.end()
      },
    }
  },
}
