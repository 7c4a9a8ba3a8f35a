import { parentPort, workerData } from 'node:worker_threads'
import { openSource } from '../open-source.ts'
import type { RowSource } from '../row-source.ts'
import { SpreadsheetError, spreadsheetError } from '../spreadsheet-error.ts'
import {
  batchesAhead,
  type ReaderData,
  type ReaderMessage,
  type ReaderRequest,
  type ReportedError,
} from './reader-protocol.ts'
import { rowBatches } from './row-batches.ts'
import { packRows } from './row-transfer.ts'

/** Progress without rows (shared strings, a first pass) is told at most this often. */
const progressMs = 100

interface RunningRead {
  credit: number
  stop: AbortController
  /** Wakes the read that waits for credit. */
  wake: () => void
}

const port = parentPort
if (port === null) throw new Error('reader-worker.ts runs as a worker thread only')

const reads = new Map<number, RunningRead>()
const post = (message: ReaderMessage, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

async function main({ path, fileName }: ReaderData): Promise<void> {
  let source: RowSource
  try {
    source = await openSource(path, { fileName, warn: (warning) => post({ type: 'warning', warning }) })
  } catch (error) {
    post({ type: 'openFailed', error: reportedError(error) })
    return
  }
  post({ type: 'opened', format: source.format, sheets: source.sheets })
  port?.on('message', (request: ReaderRequest) => answer(source, request))
}

function answer(source: RowSource, request: ReaderRequest): void {
  switch (request.type) {
    case 'read':
      void readSheet(source, request.id, request.sheet).catch((error: unknown) => fail(request.id, error))
      return
    case 'summaryBelow':
      void source
        .summaryBelow(request.sheet)
        .then((below) => post({ type: 'summaryBelow', id: request.id, below }))
        .catch((error: unknown) => fail(request.id, error))
      return
    case 'taken':
    case 'stop': {
      const read = reads.get(request.id)
      if (read === undefined) return
      if (request.type === 'taken') read.credit++
      else read.stop.abort()
      read.wake()
    }
  }
}

async function readSheet(source: RowSource, id: number, sheet: string): Promise<void> {
  const read: RunningRead = { credit: batchesAhead, stop: new AbortController(), wake: () => undefined }
  reads.set(id, read)
  let fraction = 0
  let toldAt = 0
  const onProgress = (now: number): void => {
    fraction = Math.max(fraction, Math.min(1, now))
    if (performance.now() - toldAt < progressMs) return
    toldAt = performance.now()
    post({ type: 'progress', id, fraction })
  }
  try {
    for await (const rows of rowBatches(source.readSheet(sheet, { signal: read.stop.signal, onProgress }))) {
      while (read.credit === 0 && !read.stop.signal.aborted) {
        await new Promise<void>((resolve) => {
          read.wake = resolve
        })
      }
      if (read.stop.signal.aborted) return
      read.credit--
      const packed = packRows(sheet, rows)
      post({ type: 'batch', id, rows: packed, fraction }, [packed.numbers.buffer])
    }
    post({ type: 'end', id })
  } finally {
    reads.delete(id)
  }
}

function fail(id: number, error: unknown): void {
  post({ type: 'failed', id, error: reportedError(error) })
}

function reportedError(error: unknown): ReportedError {
  const known = error instanceof SpreadsheetError ? error : unexpectedError(error)
  const { code, params, message: text, cause } = known
  return { code, params, text, ...(cause instanceof Error && { causeStack: cause.stack ?? String(cause) }) }
}

function unexpectedError(error: unknown): SpreadsheetError {
  if (!(error instanceof Error)) return spreadsheetError('readerCrashed', { reason: String(error) })
  const isOfFileSystem = 'syscall' in error && 'code' in error && typeof error.code === 'string'
  if (isOfFileSystem) return spreadsheetError('fileUnreadable', { reason: String(error.code) }, { cause: error })
  return spreadsheetError('readerCrashed', { reason: error.message }, { cause: error })
}

const data: ReaderData = workerData
void main(data)
