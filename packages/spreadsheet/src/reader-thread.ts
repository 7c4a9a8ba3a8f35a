import { Worker } from 'node:worker_threads'
import { spreadsheetError, type SpreadsheetError } from './spreadsheet-error.ts'
import type { SpreadsheetWarning } from './spreadsheet-warning.ts'
import type { FileFormat, SheetInfo } from './types.ts'
import { receivedError, type ReaderData, type ReaderMessage, type ReaderRequest } from './worker/reader-protocol.ts'

/** Heap of one reader. Texts of a workbook are kept outside of it, in buffers bounded by the limits on its parts. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 }

export interface ReaderThread {
  readonly opened: Promise<{ format: FileFormat; sheets: SheetInfo[] }>
  /** False once the thread has ended or is ending. */
  isAlive(): boolean
  /** A number that ties requests and their messages together; while it is held the thread keeps the process alive. */
  hold(listener: ThreadListener): HeldThread
  end(): Promise<void>
}

interface ThreadListener {
  onMessage(message: ReaderMessage): void
  /** The thread has ended: by `end()` (undefined) or by a crash. No message follows. */
  onEnd(error: Error | undefined): void
}

export interface HeldThread {
  readonly id: number
  send(request: ReaderRequest): void
  release(): void
}

/** Starts a worker that opens the file. Crashes and exhausted memory become SpreadsheetErrors of all who wait. */
export function startReaderThread(
  data: ReaderData,
  onWarning: (warning: SpreadsheetWarning) => void,
  heap = resourceLimits,
): ReaderThread {
  const worker = new Worker(new URL('./worker/reader-worker.ts', import.meta.url), {
    workerData: data,
    resourceLimits: heap,
    execArgv: [],
    name: 'spreadsheet reader',
  })
  const listeners = new Map<number, ThreadListener>()
  const opened = Promise.withResolvers<{ format: FileFormat; sheets: SheetInfo[] }>()
  opened.promise.catch(() => undefined)
  let alive = true
  let nextId = 1
  let waitsForOpen = true

  const keepAlive = (): void => {
    if (waitsForOpen || listeners.size > 0) worker.ref()
    else worker.unref()
  }
  const settleOpen = (): void => {
    waitsForOpen = false
    keepAlive()
  }
  const finish = (error: Error | undefined): void => {
    if (!alive) return
    alive = false
    opened.reject(error ?? spreadsheetError('readerCrashed', { reason: 'it was ended' }))
    const waiting = [...listeners.values()]
    listeners.clear()
    for (const listener of waiting) listener.onEnd(error)
  }

  worker.on('message', (message: ReaderMessage) => {
    switch (message.type) {
      case 'warning':
        onWarning(message.warning)
        return
      case 'opened':
        opened.resolve({ format: message.format, sheets: message.sheets })
        settleOpen()
        return
      case 'openFailed':
        opened.reject(receivedError(message.error))
        settleOpen()
        return
      default:
        listeners.get(message.id)?.onMessage(message)
    }
  })
  worker.on('error', (error: unknown) => finish(crashError(error)))
  worker.on('exit', (code) => finish(spreadsheetError('readerCrashed', { reason: `exit code ${code}` })))

  return {
    opened: opened.promise,
    isAlive: () => alive,
    hold(listener) {
      const id = nextId++
      if (alive) listeners.set(id, listener)
      else queueMicrotask(() => listener.onEnd(undefined))
      keepAlive()
      return {
        id,
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        send: (request) => worker.postMessage(request),
        release: () => {
          listeners.delete(id)
          keepAlive()
        },
      }
    },
    async end() {
      finish(undefined)
      await worker.terminate()
    },
  }
}

function crashError(error: unknown): SpreadsheetError {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isOutOfMemory) return spreadsheetError('outOfMemory', {}, { cause: error })
  const reason = error instanceof Error ? error.message : String(error)
  return spreadsheetError('readerCrashed', { reason }, { cause: error })
}
