import { DBOS, DBOSClient } from '@dbos-inc/dbos-sdk'
import pg from 'pg'
import { taskInput } from './system.ts'
import type { SystemKind } from './system.ts'

const workflowName = 'report'
const queueName = 'report_queue'

/** DBOS: a workflow on a queue, enqueued by its client. */
export const dbos: SystemKind = {
  settings:
    'a pool of 8; queue with workerConcurrency = slots and minPollingIntervalMs 100 (as it comes: 1 s); progress by setEvent',
  package: '@dbos-inc/dbos-sdk',
  needsRedis: false,
  takesMany: false,
  progress: 'each write is made (setEvent)',
  open: async ({ postgresUrl }) => {
    const systemDatabasePool = new pg.Pool({ connectionString: postgresUrl, max: 8 })
    systemDatabasePool.on('error', console.error)
    DBOS.setConfig({
      name: 'bench',
      systemDatabaseUrl: postgresUrl,
      systemDatabasePool,
      executorID: String(process.pid),
      logLevel: 'error',
    })
    // A client makes no tables; a launch does.
    await DBOS.launch()
    await DBOS.shutdown()
    const client = await DBOSClient.create({ systemDatabaseUrl: postgresUrl, systemDatabasePool })
    return {
      submit: (input) => client.enqueue({ queueName, workflowName }, input),
      submitMany: undefined,
      work: async ({ slots, run }) => {
        DBOS.registerWorkflow(
          (input: unknown) => run(taskInput.parse(input), (percent) => DBOS.setEvent('progress', percent)),
          { name: workflowName },
        )
        await DBOS.launch()
        await DBOS.registerQueue(queueName, { workerConcurrency: slots, minPollingIntervalMs: 100 })
        return { [Symbol.asyncDispose]: () => DBOS.shutdown() }
      },
      [Symbol.asyncDispose]: async () => {
        await client.destroy()
        await systemDatabasePool.end()
      },
    }
  },
}
