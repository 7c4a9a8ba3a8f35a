import { posix } from 'node:path'
import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import type { SheetInfo } from '../types.ts'
import { isTrue, parseWholeXml } from './xml-part.ts'
import type { ZipParts } from './zip-parts.ts'

export interface WorkbookSheet extends SheetInfo {
  path: string
}

export interface Workbook {
  sheets: WorkbookSheet[]
  uses1904: boolean
  /** These parts may be absent. */
  stylesPath: string
  sharedStringsPath: string
}

interface Relation {
  /** Last segment of the type URI, the same in transitional and strict files. */
  type: string
  target: string
}

/**
 * The sheets of a workbook and its other parts. Throws what a ZIP container without a workbook turns out to be: `fileIsXlsb`,
 * `fileIsOds`, `fileIsMusicXml`, `fileIsArchive`, `fileIsNotWorkbook`.
 */
export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  const path = await workbookPath(parts)
  const relations = await readRelations(parts, path)
  const sheets: WorkbookSheet[] = []
  let uses1904 = false
  await parseWholeXml(parts.read(path, 'other'), path, {
    open(name, attributes) {
      if (name === 'workbookPr') uses1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const relation = relations.get(relationId(attributes) ?? '')
      // Sheets that hold a chart, a dialogue or macros have no rows.
      if (relation?.type !== 'worksheet') return
      if (sheets.length === limits.zipEntries)
        throw spreadsheetError('fileHasTooManyParts', { limit: limits.zipEntries })
      sheets.push({
        name: attributes.name?.slice(0, limits.sheetNameCharacters).toWellFormed() ?? `Sheet${sheets.length + 1}`,
        state: sheetState(attributes.state),
        path: relation.target,
      })
    },
  })
  if (sheets.length === 0) throw spreadsheetError('fileDamaged', { part: path, detail: 'it names no worksheet' })
  const target = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type)?.target
  const folder = posix.dirname(path)
  return {
    sheets,
    uses1904,
    stylesPath: target('styles') ?? posix.join(folder, 'styles.xml'),
    sharedStringsPath: target('sharedStrings') ?? posix.join(folder, 'sharedStrings.xml'),
  }
}

async function workbookPath(parts: ZipParts): Promise<string> {
  const named = [...(await readRelations(parts, '')).values()].find(({ type }) => type === 'officeDocument')?.target
  const path = named !== undefined && parts.has(named) ? named : 'xl/workbook.xml'
  if (path.toLowerCase().endsWith('.bin') || parts.has('xl/workbook.bin')) throw spreadsheetError('fileIsXlsb', {})
  // A document or a presentation has a main part as well.
  if (parts.has(path) && !/^\/?(word|ppt)\//i.test(path)) return path
  throw await notWorkbook(parts)
}

async function notWorkbook(parts: ZipParts): Promise<Error> {
  const type = parts.has('mimetype') ? await readText(parts, 'mimetype') : ''
  if (type.includes('opendocument.spreadsheet')) return spreadsheetError('fileIsOds', {})
  if (type === '' && parts.has('META-INF/container.xml')) return spreadsheetError('fileIsMusicXml', {})
  const inside = parts.names.find((name) => /\.(xlsx|xlsm|mxl|csv|xls|txt)$/i.test(name))
  if (inside !== undefined) return spreadsheetError('fileIsArchive', { entry: inside })
  return spreadsheetError('fileIsNotWorkbook', {})
}

async function readText(parts: ZipParts, name: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of parts.read(name, 'other')) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1', 0, 1024)
}

/** Relations of a part by id; `source` '' is the package itself. */
async function readRelations(parts: ZipParts, source: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(source)
  const path = posix.join(folder, '_rels', `${posix.basename(source)}.rels`)
  const relations = new Map<string, Relation>()
  if (!parts.has(path)) return relations
  await parseWholeXml(parts.read(path, 'other'), path, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return
      const target = (attributes.Target ?? '').replaceAll('\\', '/')
      relations.set(attributes.Id ?? '', {
        type: attributes.Type?.split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      })
    },
  })
  return relations
}

/** `r:id`, whatever the prefix; `sheetId` is another one. */
function relationId(attributes: Record<string, string>): string | undefined {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'))
  return key === undefined ? undefined : attributes[key]
}

function sheetState(state: string | undefined): SheetInfo['state'] {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible'
}
