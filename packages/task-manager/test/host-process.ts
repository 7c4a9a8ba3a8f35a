import { openDatabase } from '@pf/database'
import { createTaskManager } from '../src/task-manager.ts'
import { registry, resizeImage } from './registry.ts'

/** What a host tells its test: what it started, or what it answered to a submit. */
export type HostReport =
  | { readonly kind: 'ready'; readonly hostTime: number }
  | { readonly kind: 'started'; readonly name: string; readonly attempt: number }
  | { readonly kind: 'submitted'; readonly taskId: string; readonly pollAfterMs: number | null }

/** A host with an engine and a worker, whose clock shift-clock.ts may have shifted. It submits a task of each name that it is sent. */
const [url = '', slots] = process.argv.slice(2)
const actor = { id: 'ann', name: 'Ann', role: 'editor', via: 'session' } as const
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const report = (message: HostReport): void => {
  process.send?.(message)
}
const backoff = { initialMs: 1_000, factor: 1, maxMs: 1_000 }
const patient = { ...registry, resize_image: { ...resizeImage, run: { ...resizeImage.run, backoff } } }

const database = await openDatabase({ url })
const manager = await createTaskManager({ database, registry: patient, can: () => true, log })
await manager.startWorker({
  slots: Number(slots),
  handlers: {
    resize_image: {
      run: async ({ input: { name }, task: { attempt } }) => {
        report({ kind: 'started', name, attempt })
        if (name.startsWith('fails') && attempt === 1) throw new Error('once')
        if (name.startsWith('holds') && attempt === 1) await new Promise(() => undefined)
        return { bytes: attempt }
      },
    },
    send_digest: { run: async () => ({ sent: 1 }) },
    index_folder: { run: async () => ({ files: 1 }) },
    read_header: { run: async () => ({ bytes: 1 }) },
    build_index: { run: async () => ({ files: 1 }) },
  },
})
process.on('message', (name: string) => {
  void manager
    .submit({ type: 'resize_image', input: { name } }, actor)
    .then(({ taskId, task }) => report({ kind: 'submitted', taskId, pollAfterMs: task.pollAfterMs }))
})
report({ kind: 'ready', hostTime: Date.now() })
