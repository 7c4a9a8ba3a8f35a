import type { HeldThread, ReaderThread } from './reader-thread.ts'
import { spreadsheetError } from './spreadsheet-error.ts'
import type { ReadSheetOptions, Row } from './types.ts'
import { receivedError, type ReaderMessage } from './worker/reader-protocol.ts'
import { unpackRows, type PackedRows } from './worker/row-transfer.ts'

interface Batch {
  rows: PackedRows
  fraction: number
}

/**
 * The batches of one sheet as they come from the thread. The thread sends at most a few ahead of the consumer. A consumer that leaves
 * early stops the reading; an abort ends the thread at once, whatever it is doing.
 */
export async function* readSheetRows(
  liveThread: () => Promise<ReaderThread>,
  sheet: string,
  { signal, onProgress }: ReadSheetOptions,
): AsyncGenerator<Row[], void> {
  signal?.throwIfAborted()
  const thread = await liveThread()
  const queue: Batch[] = []
  let ended = false
  let failure: { error: unknown } | undefined
  let wake = doNothing
  let told = 0
  let progress = 0
  const tellProgress = (fraction: number): void => {
    if (onProgress === undefined || fraction <= told) return
    told = fraction
    onProgress(fraction)
  }
  const fail = (error: unknown): void => {
    failure ??= { error }
    wake()
  }

  const onMessage = (message: ReaderMessage): void => {
    switch (message.type) {
      case 'batch':
        queue.push(message)
        break
      case 'progress':
        if (queue.length === 0) progress = message.fraction
        break
      case 'end':
        ended = true
        break
      case 'failed':
        fail(receivedError(message.error))
        break
      default:
    }
    wake()
  }
  const onEnd = (error: Error | undefined): void =>
    fail(error ?? spreadsheetError('readerCrashed', { reason: 'it was ended' }))
  const onAbort = (): void => {
    fail(signal?.reason)
    void thread.end()
  }

  const held: HeldThread = thread.hold({ onMessage, onEnd })
  signal?.addEventListener('abort', onAbort, { once: true })
  // An abort while the thread was being opened.
  if (signal?.aborted) onAbort()
  else held.send({ type: 'read', id: held.id, sheet })
  try {
    for (;;) {
      // Batches that came before a failure are still delivered; an abort stops at once.
      if (signal?.aborted) throw signal.reason
      const batch = queue.shift()
      if (batch !== undefined) {
        held.send({ type: 'taken', id: held.id })
        tellProgress(batch.fraction)
        yield unpackRows(batch.rows)
        continue
      }
      if (failure !== undefined) throw failure.error
      // Told here and not where messages come in, so that what the callback throws reaches the reader of the rows.
      tellProgress(progress)
      if (ended) break
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    tellProgress(1)
  } finally {
    signal?.removeEventListener('abort', onAbort)
    if (!ended && failure === undefined) held.send({ type: 'stop', id: held.id })
    held.release()
  }
}

function doNothing(): void {}
