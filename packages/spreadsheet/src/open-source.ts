import { openCsv } from './csv/open-csv.ts'
import { detectFormat } from './detect-format.ts'
import { openMxl7 } from './mxl7/open-mxl7.ts'
import { openMxl8 } from './mxl8/open-mxl8.ts'
import type { RowSource, Warn } from './row-source.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'

/** Opens a file with the reader of its content. Throws SpreadsheetError. */
export async function openSource(
  path: string,
  options: { fileName: string | undefined; warn: Warn },
): Promise<RowSource> {
  const detected = await detectFormat(path, options.fileName)
  switch (detected.container) {
    case 'zip':
      return openXlsx(path, options.warn)
    case 'mxl8':
      return openMxl8(path, detected, options.warn)
    case 'mxl7':
      return openMxl7(path)
    case 'csv':
      return openCsv(path, options.warn)
  }
}
