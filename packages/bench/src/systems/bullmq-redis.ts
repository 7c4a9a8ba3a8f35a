import { Queue, Worker } from 'bullmq'
import { taskInput } from './system.ts'
import type { SystemKind } from './system.ts'

const name = 'report'

/** BullMQ on Redis with an append-only file. */
export const bullmqRedis: SystemKind = {
  settings:
    'redis-server with appendonly yes, appendfsync everysec (its default: up to a second may be lost); concurrency = slots',
  package: 'bullmq',
  needsRedis: true,
  takesMany: true,
  progress: 'each write is made',
  open: async ({ redisPort }) => {
    const connection = { host: '127.0.0.1', port: redisPort }
    const queue = new Queue<unknown>(name, { connection })
    queue.on('error', console.error)
    await queue.waitUntilReady()
    return {
      submit: (input) => queue.add(name, input),
      submitMany: (inputs) => queue.addBulk(inputs.map((data) => ({ name, data }))),
      work: async ({ slots, run }) => {
        const worker = new Worker<unknown>(
          name,
          (job) => run(taskInput.parse(job.data), (percent) => job.updateProgress(percent)),
          { connection: { ...connection, maxRetriesPerRequest: null }, concurrency: slots },
        )
        worker.on('error', console.error)
        await worker.waitUntilReady()
        return { [Symbol.asyncDispose]: () => worker.close(true) }
      },
      [Symbol.asyncDispose]: () => queue.close(),
    }
  },
}
