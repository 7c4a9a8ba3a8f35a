import { stat } from 'node:fs/promises'
import type { Detected } from '../detect-format.ts'
import { limits } from '../limits.ts'
import type { RowSource, Warn } from '../row-source.ts'
import { detectEncoding, type TextEncodingName } from '../text-encoding.ts'
import { spreadsheetWarning } from '../spreadsheet-warning.ts'
import { readCsvRows } from './read-csv-rows.ts'

const encodingNames: Record<TextEncodingName, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1251': 'Windows-1251',
}

/** Opens a delimited text. Throws what {@link detectEncoding} throws. */
export async function openCsv(path: string, _detected: Detected, warn: Warn): Promise<RowSource> {
  const { size } = await stat(path)
  const { encoding, bomBytes, guessed } = await detectEncoding(path)
  if (guessed) warn(spreadsheetWarning('encodingGuessed', { encoding: encodingNames[encoding] }))
  return {
    format: 'csv',
    sheets: [{ name: '', state: 'visible' }],
    readSheet: (_name, options) =>
      readCsvRows({ path, size, encoding, start: bomBytes, maxRows: limits.rows }, options),
    summaryBelow: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  }
}
