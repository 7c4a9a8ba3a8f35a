import { readSheetRows } from './read-sheet-rows.ts'
import { startReaderThread, type ReaderThread } from './reader-thread.ts'
import { spreadsheetError } from './spreadsheet-error.ts'
import type { SpreadsheetWarning } from './spreadsheet-warning.ts'
import type { OpenOptions, Spreadsheet } from './types.ts'
import { receivedError } from './worker/reader-protocol.ts'

/** Sheets that an error names. */
const namedSheets = 20

/**
 * Opens a file; its format is found by content, never by the name. Throws {@link SpreadsheetError} for a file that is not read, the
 * signal's reason if it aborts meanwhile. The file must stay where it is until the spreadsheet is disposed of.
 */
export async function openSpreadsheet(path: string, options: OpenOptions = {}): Promise<Spreadsheet> {
  const { signal } = options
  signal?.throwIfAborted()
  const warnings: SpreadsheetWarning[] = []
  const addWarning = (warning: SpreadsheetWarning): void => {
    if (!warnings.some(({ text }) => text === warning.text)) warnings.push(warning)
  }
  const start = (): ReaderThread => startReaderThread({ path, fileName: options.fileName }, addWarning)
  let thread = start()
  let disposed = false

  /** The running thread, or a new one after an abort or a crash. */
  const liveThread = async (): Promise<ReaderThread> => {
    if (disposed) throw new Error('The spreadsheet is disposed of: read inside its `await using` scope')
    if (!thread.isAlive()) thread = start()
    await thread.opened
    return thread
  }
  const dispose = async (): Promise<void> => {
    disposed = true
    await thread.end()
  }

  const { format, sheets } = await openedOrEnded(thread, signal)
  const checkSheet = (name: string): void => {
    if (sheets.some((sheet) => sheet.name === name)) return
    const known = sheets.slice(0, namedSheets).map((sheet) => `"${sheet.name}"`)
    throw spreadsheetError('sheetUnknown', { sheet: name, sheets: known.join(', ') })
  }
  return {
    format,
    sheets,
    warnings,
    readSheet: (name, readOptions = {}) => {
      checkSheet(name)
      return readSheetRows(liveThread, name, readOptions)
    },
    async summaryBelow(name) {
      checkSheet(name)
      return askSummaryBelow(await liveThread(), name)
    },
    [Symbol.asyncDispose]: dispose,
  }
}

async function openedOrEnded(thread: ReaderThread, signal: AbortSignal | undefined): ReturnType<typeof waitForOpen> {
  try {
    return await waitForOpen(thread, signal)
  } catch (error) {
    await thread.end()
    throw error
  }
}

async function waitForOpen(
  thread: ReaderThread,
  signal: AbortSignal | undefined,
): Promise<Awaited<ReaderThread['opened']>> {
  if (signal === undefined) return thread.opened
  const aborted = Promise.withResolvers<never>()
  const onAbort = (): void => aborted.reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([thread.opened, aborted.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function askSummaryBelow(thread: ReaderThread, sheet: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const held = thread.hold({
      onMessage(message) {
        held.release()
        if (message.type === 'summaryBelow') resolve(message.below)
        else if (message.type === 'failed') reject(receivedError(message.error))
      },
      onEnd: (error) => reject(error ?? spreadsheetError('readerCrashed', { reason: 'it was ended' })),
    })
    held.send({ type: 'summaryBelow', id: held.id, sheet })
  })
}
