import type { FileStore } from '@pf/files'
import type { Log } from './log.ts'

const hourMs = 60 * 60 * 1_000
const keptMs = 30 * 24 * hourMs

/** Removes uploads that no task has used for 30 days: now, and once an hour from then on. */
export function startFileRemoval(files: Pick<FileStore, 'removeUnused'>, log: Log): AsyncDisposable {
  let running = Promise.resolve()
  const tick = (): void => {
    running = removeOldFiles(files, { log, now: new Date() })
  }
  const timer = setInterval(tick, hourMs)
  tick()
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await running
    },
  }
}

async function removeOldFiles(
  files: Pick<FileStore, 'removeUnused'>,
  { log, now }: { log: Log; now: Date },
): Promise<void> {
  try {
    const removed = await files.removeUnused({ before: new Date(now.getTime() - keptMs) })
    if (removed > 0) log.info({ removed }, 'Removed uploaded files that were not used for 30 days')
  } catch (error) {
    log.warn({ err: error }, 'Old uploaded files could not be removed; tried again in an hour')
  }
}
