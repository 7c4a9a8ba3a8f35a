import { escapeXml } from './xml-text.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const maxNameLength = 31

/** Everything in the package but the sheets: path and XML. */
export function packageParts(sheets: readonly string[]): [string, string][] {
  const overrides = sheets.map((_, i) => override(`xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')
  const list = sheets
    .map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')
  const relations = sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${overrides}</Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>${list}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packageRelations}">${relations}${relation('rIdStyles', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', declaration + styles],
  ]
}

/** Cell style 0 is General, 1 a date, 2 a date with time. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function override(path: string, type: string): string {
  return `<Override PartName="/${path}" ContentType="${contentType}.${type}+xml"/>`
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${officeRelations}/${type}" Target="${target}"/>`
}

/** The names of 1, 2, … sheets: the wished one made valid, then with " (2)", " (3)" …. */
export function sheetNames(wished: string): (count: number) => string[] {
  const name = validName(wished, maxNameLength)
  const numbered = (number: number): string => {
    const suffix = ` (${number})`
    return number === 1 ? name : validName(name, maxNameLength - suffix.length) + suffix
  }
  return (count) => Array.from({ length: count }, (_, i) => numbered(i + 1))
}

function validName(name: string, maxLength: number): string {
  const clean = name
    // oxlint-disable-next-line no-control-regex -- control characters are what has to go
    .replaceAll(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]/g, ' ')
    .slice(0, maxLength)
    .replaceAll(/\p{Surrogate}/gu, '')
    .trim()
    .replaceAll(/^'+|'+$/g, '')
    .trim()
  return clean === '' ? 'Sheet' : clean
}
