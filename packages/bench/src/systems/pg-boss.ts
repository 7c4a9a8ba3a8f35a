import { PgBoss } from 'pg-boss'
import { taskInput } from './system.ts'
import type { SystemKind } from './system.ts'

const queue = 'report'
const batchSize = 50

/** pg-boss alone, with its own worker loop. */
export const pgBoss: SystemKind = {
  settings: `a pool of 8; notify, useListenNotify; work() with batchSize ${batchSize}, burstWhenBatchFull, perJobResults, localConcurrency = slots`,
  package: 'pg-boss',
  needsRedis: false,
  takesMany: true,
  progress: null,
  open: async ({ postgresUrl }) => {
    const boss = new PgBoss({ connectionString: postgresUrl, max: 8, useListenNotify: true })
    boss.on('error', console.error)
    await boss.start()
    await boss.createQueue(queue, { notify: true })
    return {
      submit: (input) => boss.send(queue, input),
      submitMany: (inputs) =>
        boss.insert(
          queue,
          inputs.map((data) => ({ data })),
        ),
      work: async ({ slots, run }) => {
        const options = { batchSize, burstWhenBatchFull: true, perJobResults: true, localConcurrency: slots } as const
        await boss.work<unknown>(queue, options, async (jobs) => {
          const results: { id: string; status: 'completed' }[] = []
          for (const { id, data } of jobs) {
            await run(taskInput.parse(data), () => undefined)
            results.push({ id, status: 'completed' })
          }
          return results
        })
        return { [Symbol.asyncDispose]: () => boss.offWork(queue) }
      },
      [Symbol.asyncDispose]: () => boss.stop({ graceful: false }),
    }
  },
}
