import { openDatabase } from '@pf/database'
import { createTaskManager, prepareTaskSchema } from '../src/task-manager.ts'
import { registry } from './registry.ts'

/** A process that, at each URL it is sent, starts an engine there, submits a task and closes all; answers '' or what went wrong. */
const actor = { id: 'ann', name: 'Ann', role: 'editor', via: 'session' } as const
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function startAt(url: string): Promise<void> {
  await using database = await openDatabase({ url })
  await prepareTaskSchema(database)
  await using manager = await createTaskManager({ database, registry, can: () => true, log })
  await manager.submit({ type: 'resize_image', input: { name: `${process.pid}` } }, actor)
}

process.on('message', (url: string) => {
  void startAt(url).then(
    () => process.send?.(''),
    (error: unknown) => process.send?.(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  )
})
process.send?.('')
