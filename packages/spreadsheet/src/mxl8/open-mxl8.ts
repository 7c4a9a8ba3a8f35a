import { stat } from 'node:fs/promises'
import type { Detected } from '../detect-format.ts'
import type { RowSource, SourceReadOptions, Warn } from '../row-source.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import { spreadsheetWarning } from '../spreadsheet-warning.ts'
import { readTextChunks } from '../text-chunks.ts'
import type { Row } from '../types.ts'
import { BracketTokenizer } from './bracket-tokenizer.ts'
import { createOutline } from './outline.ts'
import { RootChildren } from './root-children.ts'
import { readTable, type TableEvents, type TablePosition } from './table-reader.ts'
import { readTail, type TableTail } from './table-tail.ts'

interface Mxl8File {
  path: string
  size: number
  bodyStart: number
  warn: Warn
}

const knownVersions = { first: 5, last: 12 }
const lastVersion = 20
/** Share of the time that the first pass takes, which reads no cell. */
const firstPassShare = 0.3

/** Opens a 1C 8.x table document in its text form, whose header may be damaged or missing. */
export async function openMxl8(path: string, detected: Detected, warn: Warn): Promise<RowSource> {
  if (detected.header === 'repaired') warn(spreadsheetWarning('headerRepaired', {}))
  if (detected.header === 'missing') warn(spreadsheetWarning('headerMissing', {}))
  const { size } = await stat(path)
  const file: Mxl8File = { path, size, bodyStart: detected.bodyStart, warn }
  return {
    format: 'mxl8',
    sheets: [{ name: '', state: 'visible' }],
    readSheet: (_name, options) => readRows(file, options),
    summaryBelow: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  }
}

/**
 * Row groups and hidden rows are told after the rows, so the file is read twice: a first pass without cells finds them, and finds out
 * whether the table is complete before a row is given.
 */
async function* readRows(file: Mxl8File, options: SourceReadOptions): AsyncGenerator<Row[], void> {
  const tail: TableTail = { rowGroups: [], hiddenFormats: new Set() }
  const firstPass = parseTable(
    file,
    {
      signal: options.signal,
      onProgress: (fraction) => options.onProgress(fraction * firstPassShare),
    },
    {
      wantsRows: false,
      version: (version) => checkVersion(version, file.warn),
      row: () => undefined,
      reference: () => undefined,
      tail: () => readTail(tail),
    },
  )
  for await (const _ of firstPass);

  const levelOf = createOutline(tail.rowGroups)
  let rows: Row[] = []
  let references = 0
  let hiddenRows = 0
  const secondPass = parseTable(
    file,
    {
      signal: options.signal,
      onProgress: (fraction) => options.onProgress(firstPassShare + fraction * (1 - firstPassShare)),
    },
    {
      wantsRows: true,
      version: () => undefined,
      row(row, format) {
        row.outlineLevel = levelOf(row.row)
        row.hidden = tail.hiddenFormats.has(format)
        if (row.hidden) hiddenRows++
        rows.push(row)
      },
      reference: () => references++,
      tail: () => readTail({ rowGroups: [], hiddenFormats: new Set() }),
    },
  )
  for await (const _ of secondPass) {
    yield rows
    rows = []
  }
  if (references > 0) file.warn(spreadsheetWarning('referencesWithoutText', { count: references }))
  if (hiddenRows > 0) file.warn(spreadsheetWarning('hiddenRows', { sheet: '', count: hiddenRows }))
}

/** Parses the whole table, yielding after each chunk. Throws `fileTruncated` with the place where it breaks off. */
async function* parseTable(
  file: Mxl8File,
  options: SourceReadOptions,
  events: TableEvents,
): AsyncGenerator<void, void> {
  const position: TablePosition = { rowsTotal: null, rowsRead: 0, row: 0 }
  const children = new RootChildren(readTable(events, position), () => position.row)
  const tokenizer = new BracketTokenizer(children)
  for await (const { text, position: bytes } of readTextChunks(file.path, 'utf-8', file.bodyStart)) {
    options.signal.throwIfAborted()
    tokenizer.write(text)
    options.onProgress(bytes / file.size)
    yield
  }
  if (!children.complete) throw spreadsheetError('fileTruncated', { detail: placeOf(position) })
  if (position.rowsTotal === null || position.rowsRead < position.rowsTotal)
    throw spreadsheetError('fileDamaged', { part: 'the 1C table', detail: placeOf(position) })
}

function placeOf({ rowsTotal, rowsRead, row }: TablePosition): string {
  if (rowsTotal === null) return 'it ends before the rows'
  if (rowsRead < rowsTotal) return `it ends at row ${row} (record ${rowsRead + 1} of ${rowsTotal})`
  return 'it ends after the rows'
}

function checkVersion(version: number, warn: Warn): void {
  if (version > lastVersion) throw spreadsheetError('versionUnsupported', { version })
  if (version < knownVersions.first || version > knownVersions.last)
    warn(spreadsheetWarning('versionUnknown', { version }))
}
