import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export interface XlsxFixture {
  /** XML of `sheetData` and what stands around it, by sheet name. */
  sheets: Record<string, string>
  states?: Record<string, 'hidden' | 'veryHidden'>
  /** XML of each `si`. */
  strings?: string[]
  /** `numFmtId` of each cell style. */
  styles?: number[]
  formats?: Record<number, string>
  uses1904?: boolean
  /** Parts that replace or join the others; null leaves one out. */
  parts?: Record<string, string | Buffer | null>
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

/** A workbook with exactly the XML a test is about. */
export function makeXlsx(fixture: XlsxFixture): Promise<Buffer> {
  return makeZip({ ...workbookParts(fixture), ...fixture.parts })
}

export function makeZip(parts: Record<string, string | Buffer | null>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts))
    if (content !== null) zip.addBuffer(Buffer.from(content), name, { compressionLevel: 6 })
  zip.end()
  return buffer(zip.outputStream)
}

/** A sheet part around its rows. */
export function sheetXml(rows: string, { before = '', after = '' } = {}): string {
  return `${declaration}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
}

function workbookParts(fixture: XlsxFixture): Record<string, string> {
  const names = Object.keys(fixture.sheets)
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="${fixture.uses1904 === true ? 1 : 0}"/><sheets>${names
      .map((name, i) => {
        const state = fixture.states?.[name]
        return `<sheet name="${name}" sheetId="${i + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${i + 1}"/>`
      })
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...names.map((_, i): [string, string, string] => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['rIdA', 'styles', 'styles.xml'],
      ['rIdB', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': stylesXml(fixture.styles ?? [0], fixture.formats ?? {}),
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}">${(fixture.strings ?? []).map((xml) => `<si>${xml}</si>`).join('')}</sst>`,
  }
  for (const [i, name] of names.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = fixture.sheets[name] ?? ''
  return parts
}

function relationships(list: [id: string, type: string, target: string][]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

function stylesXml(styles: number[], formats: Record<number, string>): string {
  const own = Object.entries(formats).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  return `${declaration}<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
    .map((id) => `<xf numFmtId="${id}"/>`)
    .join('')}</cellXfs></styleSheet>`
}
