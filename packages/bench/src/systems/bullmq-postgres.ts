import { Queue, Worker, createPostgresBackend } from 'bullmq'
import { taskInput } from './system.ts'
import type { SystemKind } from './system.ts'

const name = 'report'

/** BullMQ on its PostgreSQL backend. */
export const bullmqPostgres: SystemKind = {
  settings: 'createPostgresBackend with a pool of 8; concurrency = slots',
  package: 'bullmq',
  needsRedis: false,
  takesMany: true,
  progress: 'each write is made',
  open: async ({ postgresUrl }) => {
    const connection = { connectionString: postgresUrl, max: 8, migrate: true }
    const queue = new Queue(name, { connection }, createPostgresBackend)
    queue.on('error', console.error)
    await queue.waitUntilReady()
    return {
      submit: (input) => queue.add(name, input),
      submitMany: (inputs) => queue.addBulk(inputs.map((data) => ({ name, data }))),
      work: async ({ slots, run }) => {
        const worker = new Worker(
          name,
          (job) => run(taskInput.parse(job.data), (percent) => job.updateProgress(percent)),
          { connection, concurrency: slots },
          createPostgresBackend,
        )
        worker.on('error', console.error)
        await worker.waitUntilReady()
        return { [Symbol.asyncDispose]: () => worker.close(true) }
      },
      [Symbol.asyncDispose]: () => queue.close(),
    }
  },
}
