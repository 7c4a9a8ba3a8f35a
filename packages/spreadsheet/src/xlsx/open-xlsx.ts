import type { Detected } from '../detect-format.ts'
import type { RowSource, SourceReadOptions, Warn } from '../row-source.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import type { Row } from '../types.ts'
import { createMergedRanges, findMergedRanges } from './merged-cells.ts'
import { readSharedStrings } from './shared-strings.ts'
import { SheetParser } from './sheet-parser.ts'
import { readSheetHead } from './sheet-head.ts'
import { createSheetWarnings } from './sheet-warnings.ts'
import type { NumberFormat } from './number-format.ts'
import type { StringStore } from './string-store.ts'
import { readStyles } from './styles.ts'
import { readWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts'
import { parseXml } from './xml-part.ts'
import { openZipParts, type ZipParts } from './zip-parts.ts'

/** Share of a sheet's time that its first pass takes, which unpacks only: it finds the merges, and damage before a row is given. */
const firstPassShare = 0.1

/** Opens a workbook: its list of sheets and its styles. Shared strings are read with the first sheet. */
export async function openXlsx(path: string, _detected: Detected, warn: Warn): Promise<RowSource> {
  const parts = await openZipParts(path)
  try {
    const workbook = await readWorkbook(parts)
    const styles = await readStyles(parts, workbook.stylesPath)
    return xlsxSource({ parts, workbook, styles, warn })
  } catch (error) {
    parts.close()
    throw error
  }
}

interface OpenWorkbook {
  parts: ZipParts
  workbook: Workbook
  styles: NumberFormat[]
  warn: Warn
}

function xlsxSource(open: OpenWorkbook): RowSource {
  const { parts, workbook } = open
  const heads = new Map<string, Promise<{ summaryBelow: boolean }>>()
  let strings: StringStore | undefined
  const find = (name: string): WorkbookSheet => {
    const sheet = workbook.sheets.find((candidate) => candidate.name === name)
    if (sheet === undefined) throw spreadsheetError('sheetUnknown', { sheet: name, sheets: '' })
    return sheet
  }
  return {
    format: 'xlsx',
    sheets: workbook.sheets.map(({ name, state }) => ({ name, state })),
    async *readSheet(name, options) {
      const sheet = find(name)
      const sharedBytes = strings === undefined ? parts.size(workbook.sharedStringsPath) : 0
      const total = Math.max(1, sharedBytes + parts.size(sheet.path))
      strings ??= await readSharedStrings(parts, workbook.sharedStringsPath, (bytes) => {
        options.signal.throwIfAborted()
        options.onProgress(bytes / total)
      })
      yield* readSheetPart(
        open,
        { sheet, strings },
        {
          signal: options.signal,
          onProgress: (bytes) => options.onProgress((sharedBytes + bytes) / total),
        },
      )
    },
    async summaryBelow(name) {
      const head = heads.get(name) ?? readSheetHead(parts, find(name).path)
      heads.set(name, head)
      return (await head).summaryBelow
    },
    close() {
      parts.close()
      return Promise.resolve()
    },
  }
}

async function* readSheetPart(
  { parts, workbook, styles, warn }: OpenWorkbook,
  { sheet, strings }: { sheet: WorkbookSheet; strings: StringStore },
  options: SourceReadOptions,
): AsyncGenerator<Row[], void> {
  const warnings = createSheetWarnings(sheet.name, warn)
  const merges = createMergedRanges()
  const firstPass = findMergedRanges(parts.read(sheet.path, 'sheet'), merges)
  for await (const bytes of firstPass) {
    options.signal.throwIfAborted()
    options.onProgress(bytes * firstPassShare)
  }
  const parser = new SheetParser({
    sheet: sheet.name,
    part: sheet.path,
    styles,
    strings,
    uses1904: workbook.uses1904,
    isCovered({ row, column }) {
      const isCovered = merges.covers(row, column)
      if (isCovered) warnings.coveredCell()
      return isCovered
    },
    onError: (cell) => warnings.errorCell(cell),
    onDigitsLost: (cell, number) => warnings.digitsLost(cell, number),
  })
  const firstPassBytes = parts.size(sheet.path) * firstPassShare
  for await (const bytes of parseXml(parts.read(sheet.path, 'sheet'), sheet.path, parser)) {
    options.signal.throwIfAborted()
    options.onProgress(firstPassBytes + bytes * (1 - firstPassShare))
    const rows = parser.take()
    warnings.rows(rows)
    yield rows
  }
  yield parser.take()
  warnings.finish()
}
