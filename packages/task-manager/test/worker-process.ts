import { openDatabase } from '@pf/database'
import { createTaskManager } from '../src/task-manager.ts'
import { registry } from './registry.ts'

/** A worker in a process of its own, which claims a task and never ends it; the test kills it. */
const url = process.argv[2]
if (url === undefined) throw new Error('Usage: node worker-process.ts URL')
const database = await openDatabase({ url })
const log = { info: console.error, warn: console.error, error: console.error }
const manager = await createTaskManager({ database, registry, can: () => true, log })
const never = async (): Promise<never> => {
  console.log('running')
  return new Promise(() => undefined)
}
await manager.startWorker({
  name: 'doomed',
  handlers: {
    resize_image: { run: never },
    send_digest: { run: never },
    index_folder: { run: never },
    read_header: { run: never },
    build_index: { run: never },
  },
})
