import { open } from 'node:fs/promises'
import { spreadsheetError } from './spreadsheet-error.ts'
import { encodingByBom, wideEncoding } from './text-encoding.ts'

/** What the first bytes say; a ZIP container is looked into by the xlsx reader. */
type Container = 'zip' | 'mxl8' | 'mxl7' | 'csv'

export interface Detected {
  container: Container
  /** mxl8: where the root group begins, and how the header was. */
  bodyStart: number
  header: 'whole' | 'repaired' | 'missing'
}

const headBytes = 64 * 1024
const oleSignature = 'd0cf11e0'

/**
 * The kind of a file by its content. Throws for everything that is not read: empty, OLE2 (.xls, encrypted), XML, HTML, binary; and for
 * text that `fileName` calls .xlsx or .mxl (a person sent the wrong file, or it was exported wrongly).
 */
export async function detectFormat(path: string, fileName: string | undefined): Promise<Detected> {
  const { head, size } = await readHead(path)
  if (size === 0) throw spreadsheetError('fileEmpty', {})
  const found = detectBinary(head)
  if (found !== null) return found
  if (head.toString('hex', 0, 4) === oleSignature) throw oleError(await readAround(path, size))
  return detectText(head, fileName)
}

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  await using file = await open(path)
  const { size } = await file.stat()
  const buffer = Buffer.alloc(Math.min(size, headBytes))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
  return { head: buffer.subarray(0, bytesRead), size }
}

/** The ends of an OLE2 file, where its directory of streams stands. */
async function readAround(path: string, size: number): Promise<Buffer> {
  await using file = await open(path)
  const part = 1024 * 1024
  const start = Buffer.alloc(Math.min(size, part))
  await file.read(start, 0, start.length, 0)
  const end = Buffer.alloc(Math.min(size, part))
  await file.read(end, 0, end.length, size - end.length)
  return Buffer.concat([start, end])
}

function detectBinary(head: Buffer): Detected | null {
  if (head.toString('latin1', 0, 2) === 'PK') return { container: 'zip', bodyStart: 0, header: 'whole' }
  if (head.toString('latin1', 0, 6) === 'MOXCEL') return detectMoxcel(head)
  if (/^(\xef\xbb\xbf)?\{8,1,\d{1,2},/.test(head.toString('latin1', 0, 16)))
    return { container: 'mxl8', bodyStart: encodingByBom(head)?.bomBytes ?? 0, header: 'missing' }
  return null
}

/** "MOXCEL", a zero, three u16 of which the first is 8 (text form of 8.x) or 0 (7.7), then the body. */
function detectMoxcel(head: Buffer): Detected {
  if (head.length < 13) throw spreadsheetError('fileTruncated', { detail: 'it ends within the header' })
  if (head.readUInt16LE(7) === 0) return { container: 'mxl7', bodyStart: 11, header: 'whole' }
  const bom = head.indexOf(Buffer.from([0xef, 0xbb, 0xbf]))
  const brace = head.indexOf('{')
  const bodyStart = bom >= 0 && bom < 24 ? bom + 3 : brace
  if (head.length < 24 && brace < 0) throw spreadsheetError('fileTruncated', { detail: 'it ends within the header' })
  if (brace < 0 || brace > 24)
    throw spreadsheetError('fileDamaged', { part: 'the mxl header', detail: 'no table after it' })
  const whole = head[6] === 0 && head.readUInt16LE(7) === 8
  return { container: 'mxl8', bodyStart, header: whole ? 'whole' : 'repaired' }
}

function oleError(bytes: Buffer): Error {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (has('EncryptedPackage') || has('EncryptionInfo')) return spreadsheetError('fileEncrypted', {})
  if (has('Workbook') || has('Book')) return spreadsheetError('fileIsXls', {})
  return spreadsheetError('fileUnknown', { bytes: firstBytes(bytes) })
}

function detectText(head: Buffer, fileName: string | undefined): Detected {
  const bom = encodingByBom(head)
  const wide = bom === null ? wideEncoding(head) : bom.encoding === 'utf-8' ? null : bom.encoding
  const isWide = wide === 'utf-16le' || wide === 'utf-16be'
  const text = isWide ? new TextDecoder(wide).decode(head) : head.toString('latin1', bom?.bomBytes ?? 0)
  // eslint-disable-next-line no-control-regex -- control characters are what tells a binary file
  if (/[\x00-\x08\x0e-\x19\x1c-\x1f]/.test(text)) throw spreadsheetError('fileUnknown', { bytes: firstBytes(head) })
  const start = text.trimStart()
  if (start === '' && head.length < headBytes) throw spreadsheetError('fileEmpty', {})
  const extension = /\.([^.]+)$/.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''
  const expected = extension.startsWith('xls')
    ? 'an xlsx file (not a ZIP container)'
    : extension === 'mxl'
      ? 'a 1C table (*.mxl)'
      : ''
  refuseMarkup(start, expected === '' ? 'a table file' : expected)
  if (expected !== '') throw spreadsheetError('fileIsText', { expected })
  return { container: 'csv', bodyStart: 0, header: 'whole' }
}

function refuseMarkup(start: string, expected: string): void {
  if (!start.startsWith('<')) return
  const beginning = start.slice(0, 8192)
  if (/<(\w+:)?(html|table|!doctype\s+html|body|head)\b/i.test(beginning))
    throw spreadsheetError('fileIsHtml', { expected })
  if (/<(\w+:)?score-(partwise|timewise)\b/.test(beginning)) throw spreadsheetError('fileIsMusicXml', {})
  if (/v8\.[13][cс]\.ru\/8\.\d\/data\/spreadsheet|<(\w+:)?SpreadsheetDocument\b/.test(beginning))
    throw spreadsheetError('fileIsMxlXml', {})
  if (/^<\?xml\b/.test(beginning)) throw spreadsheetError('fileIsXml', {})
}

function firstBytes(bytes: Buffer): string {
  return bytes.toString('hex', 0, 16).replaceAll(/(..)(?!$)/g, '$1 ')
}
