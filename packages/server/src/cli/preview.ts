import { basename } from 'node:path'
import { detectLayout, warnOfRejectedRows } from '@pf/pricing/reading'
import type { WantedLayout } from '@pf/pricing/reading'
import { SpreadsheetError, openSpreadsheet } from '@pf/spreadsheet'
import { CommandError } from './command-error.ts'
import { previewText } from './preview-text.ts'
import type { Preview } from './preview-text.ts'
import { requireFile } from './upload-file.ts'

export interface PreviewOptions {
  readonly sheet?: string
  readonly headerRow?: string
  readonly json: boolean
}

/** `preview FILE`: says how a file would be read as stock, by the product's own reading; needs no server. @throws CommandError */
export async function previewFile(path: string, options: PreviewOptions): Promise<void> {
  await requireFile(path)
  const preview = await readPreview(path, wantedLayout(options))
  const text = options.json ? JSON.stringify(preview, null, 2) : previewText(preview, process.stdout.columns || 120)
  process.stdout.write(`${text}\n`)
}

async function readPreview(path: string, wanted: WantedLayout): Promise<Preview> {
  try {
    await using source = await openSpreadsheet(path, { fileName: basename(path) })
    const layout = await detectLayout(source, wanted)
    const titles = layout.columns.map(({ title }) => title)
    return {
      file: basename(path),
      format: source.format,
      sheets: [...source.sheets],
      ...layout,
      warnings: [...source.warnings, ...warnOfRejectedRows(titles)].map(({ text }) => text),
    }
  } catch (error) {
    if (error instanceof SpreadsheetError) throw new CommandError(error.message, 1, { cause: error })
    throw error
  }
}

function wantedLayout({ sheet, headerRow }: PreviewOptions): WantedLayout {
  const wanted: WantedLayout = sheet === undefined ? {} : { sheet }
  if (headerRow === undefined) return wanted
  const row = Number(headerRow)
  if (!Number.isInteger(row) || row < 0)
    throw new CommandError(`--header-row takes the number of a row, from 1; got "${headerRow}"`, 2)
  return { ...wanted, headerRow: row }
}
