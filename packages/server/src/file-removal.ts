import type { FileStore } from '@pf/files'
import type { Log } from './log.ts'

const hourMs = 60 * 60 * 1_000
const keptMs = 30 * 24 * hourMs

/** Removes uploads that no task has used for 30 days: now, and once an hour from then on. Closing it waits for one file at most. */
export function startFileRemoval(files: Pick<FileStore, 'removeUnused'>, log: Log): AsyncDisposable {
  const stop = new AbortController()
  let running = Promise.resolve()
  const tick = (): void => {
    running = removeOldFiles(files, { log, now: new Date(), signal: stop.signal })
  }
  const timer = setInterval(tick, hourMs)
  tick()
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      stop.abort()
      await running
    },
  }
}

async function removeOldFiles(
  files: Pick<FileStore, 'removeUnused'>,
  { log, now, signal }: { log: Log; now: Date; signal: AbortSignal },
): Promise<void> {
  try {
    const removed = await files.removeUnused({ before: new Date(now.getTime() - keptMs), signal })
    if (removed > 0) log.info({ removed }, 'Removed uploaded files that were not used for 30 days')
  } catch (error) {
    log.warn({ err: error }, 'Old uploaded files could not be removed; tried again in an hour')
  }
}
