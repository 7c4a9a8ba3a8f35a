import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpreadsheet } from '../src/spreadsheet.ts'
import { makeXlsx, makeZip, sheetXml, type XlsxFixture } from './make-xlsx.ts'
import { allRows, createTemporaryFolder, readFirstSheet, textsOf, type TemporaryFolder } from './read-all.ts'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
}, 60_000)
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
}, 60_000)

async function readXlsx(fixture: XlsxFixture): Promise<Awaited<ReturnType<typeof readFirstSheet>>> {
  return readFirstSheet(await folder.write('book.xlsx', await makeXlsx(fixture)))
}

async function readBytes(bytes: Buffer): Promise<unknown> {
  return readFirstSheet(await folder.write('file', bytes))
}

describe('cells', () => {
  test('every kind of value keeps its literal', async () => {
    const { rows } = await readXlsx({
      strings: [
        '<t xml:space="preserve"> trail </t>',
        '<r><t>Rich</t></r><r><t> text</t></r>',
        '<t></t>',
        '<t>ф</t><rPh><t>ФОН</t></rPh>',
        '<t>a_x000D_b</t>',
      ],
      styles: [0, 14, 164, 165],
      formats: { 164: '0" дн."', 165: '00000000' },
      sheets: {
        Лист: sheetXml(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="s"/><c r="G1" t="s"><v></v></c></row>' +
            '<row r="2"><c r="A2"><v>19.989999999999998</v></c><c r="B2" t="str"><f>x</f><v>xy</v></c><c r="C2" t="e"><v>#DIV/0!</v></c><c r="D2"><f>1+1</f></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="n"><v>1.23456789012346E+17</v></c><c r="G2" t="d"><v>2024-01-01T00:00:00Z</v></c></row>' +
            '<row r="3"><c r="A3" s="1"><v>45292.75</v></c><c r="B3" s="2"><v>5</v></c><c r="C3" s="3"><v>123</v></c><c r="D3" t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c><c r="E3" s="9"><v>1</v></c></row>',
        ),
      },
    })
    expect(
      rows.map(({ cells }) =>
        cells.map(({ kind, text, format }) =>
          format === undefined ? `${kind} ${text}` : `${kind} ${text} as ${format}`,
        ),
      ),
    ).toEqual([
      ['text  trail ', 'text Rich text', 'text ф', 'text a\rb'],
      ['number 19.99', 'text xy', 'error #DIV/0!', 'boolean true', 'number 123456789012346000', 'date 2024-01-01'],
      [
        'date 2024-01-01T18:00:00 as mm-dd-yy',
        'number 5 as 0" дн."',
        'number 123 as 00000000',
        'text inline',
        'number 1',
      ],
    ])
  })

  test('rows and cells without a reference follow the one before', async () => {
    const { rows } = await readXlsx({
      sheets: {
        S: sheetXml(
          '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c><v>4</v></c></row><row><c><v>5</v></c></row>',
        ),
      },
    })
    expect(textsOf(rows)).toEqual({ 1: { 0: '1', 3: '2', 4: '3' }, 5: { 0: '4' }, 6: { 0: '5' } })
  })

  test('a sheet whose elements have a namespace prefix is read like any other', async () => {
    const { rows } = await readXlsx({
      sheets: {
        S: '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>пре</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
      },
    })
    expect(textsOf(rows)).toEqual({ 1: { 0: 'пре' } })
  })

  test('cells under a merge are left out, with a warning', async () => {
    const { rows, warnings } = await readXlsx({
      sheets: {
        S: sheetXml(
          '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c></row>',
          {
            after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
          },
        ),
      },
    })
    expect(textsOf(rows)).toEqual({ 1: { 0: '1', 2: '2' }, 2: { 2: '3' } })
    expect(warnings).toEqual(['Cells hidden under merged ones are left out: 2, sheet "S".'])
  })

  test('a cell in the last row and column costs no memory', async () => {
    const { rows } = await readXlsx({
      sheets: {
        S: sheetXml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
      },
    })
    expect(rows.map(({ row, cells }) => [row, cells[0]?.column])).toEqual([
      [1, 0],
      [1_048_576, 16_383],
    ])
  })

  test('outline levels, hidden rows and the side of the heads are told', async () => {
    const book = await makeXlsx({
      sheets: {
        Below: sheetXml('<row r="1" outlineLevel="2" hidden="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>'),
        Above: sheetXml('<row r="1"><c><v>1</v></c></row>', {
          before: '<sheetPr><outlinePr summaryBelow="0"/></sheetPr>',
        }),
      },
    })
    await using spreadsheet = await openSpreadsheet(await folder.write('outline.xlsx', book))
    const rows = await allRows(spreadsheet, 'Below')
    expect(rows.map(({ outlineLevel, hidden }) => [outlineLevel, hidden])).toEqual([
      [2, true],
      [0, false],
    ])
    expect([await spreadsheet.summaryBelow('Below'), await spreadsheet.summaryBelow('Above')]).toEqual([true, false])
    expect(spreadsheet.warnings.map(({ text }) => text)).toEqual(['Hidden rows are read as well: 1, sheet "Below".'])
  })

  test('a workbook of 1904, and hidden sheets', async () => {
    const { rows, sheets } = await readXlsx({
      uses1904: true,
      styles: [14],
      states: { A: 'hidden', B: 'veryHidden' },
      sheets: { A: sheetXml('<row><c s="0"><v>43830</v></c></row>'), B: sheetXml(''), C: sheetXml('') },
    })
    expect(textsOf(rows)).toEqual({ 1: { 0: '2024-01-01' } })
    expect(sheets).toEqual([
      { name: 'A', state: 'hidden' },
      { name: 'B', state: 'veryHidden' },
      { name: 'C', state: 'visible' },
    ])
  })

  test('of many error cells the first 20 are named and the rest counted', async () => {
    const cells = Array.from({ length: 25 }, (_, i) => `<row r="${i + 1}"><c t="e"><v>#N/A</v></c></row>`).join('')
    const { warnings } = await readXlsx({ sheets: { S: sheetXml(cells) } })
    expect(warnings).toHaveLength(21)
    expect([warnings[0], warnings.at(-1)]).toEqual([
      'error cell A1 #N/A, sheet "S"',
      'further error cells, sheet "S": 5',
    ])
  })
})

test('long names of sheets and long errors are cut, never within a letter', async () => {
  const name = `${'x'.repeat(199)}😀`
  const { sheets, warnings } = await readXlsx({
    sheets: { [name]: sheetXml(`<row r="1"><c t="e"><v>#${'x'.repeat(30_000)}</v></c></row>`) },
  })
  expect(sheets[0]?.name).toBe(`${'x'.repeat(199)}\ufffd`)
  expect(warnings[0]?.length).toBeLessThan(300)
})

describe('refusals', () => {
  const good: XlsxFixture = {
    strings: ['<t>x</t>'],
    sheets: {
      S: sheetXml(
        Array.from(
          { length: 2000 },
          (_, i) => `<row r="${i + 1}"><c t="s"><v>0</v></c><c><v>${i * 7919}</v></c></row>`,
        ).join(''),
      ),
    },
  }

  test.for<[string, XlsxFixture, object]>([
    [
      'a shared string out of range',
      { strings: ['<t>x</t>'], sheets: { S: sheetXml('<row r="3"><c r="B3" t="s"><v>7</v></c></row>') } },
      { code: 'stringIndexOutOfRange', params: { cell: 'B3', index: '7', count: 1 } },
    ],
    [
      'a DOCTYPE',
      { sheets: { S: '<!DOCTYPE l [<!ENTITY a "x">]><worksheet><sheetData/></worksheet>' } },
      { code: 'fileHasDoctype' },
    ],
    [
      'XML that is not well-formed',
      { sheets: { S: '<worksheet><sheetData><row></sheetData></worksheet>' } },
      { code: 'fileDamaged' },
    ],
    ['a sheet part that ends early', { sheets: { S: '<worksheet><sheetData><row>' } }, { code: 'fileDamaged' }],
    [
      'a missing sheet part',
      { sheets: { S: '' }, parts: { 'xl/worksheets/sheet1.xml': null } },
      { code: 'fileDamaged' },
    ],
    [
      'invalid UTF-8',
      {
        sheets: { S: '' },
        parts: { 'xl/worksheets/sheet1.xml': Buffer.from('<worksheet>\u00ff</worksheet>', 'latin1') },
      },
      { code: 'fileDamaged' },
    ],
    [
      'too many columns',
      { sheets: { S: sheetXml('<row r="2"><c r="XFE2"><v>1</v></c></row>') } },
      { code: 'tooManyColumns', params: { row: 2, limit: 16_384 } },
    ],
    ['too many rows', { sheets: { S: sheetXml('<row r="1048577"><c><v>1</v></c></row>') } }, { code: 'tooManyRows' }],
    [
      'a cell that is too long',
      { sheets: { S: sheetXml(`<row r="1"><c t="str"><v>${'x'.repeat(32_768)}</v></c></row>`) } },
      { code: 'cellTooLong', params: { row: 1, column: 1, limit: 32_767 } },
    ],
    [
      'a text of more than 1 MB',
      { strings: [`<t>${'x'.repeat(3_000_000)}</t>`], sheets: { S: sheetXml('') } },
      { code: 'tokenTooLong' },
    ],
    [
      'a tag of more than 1 MB',
      { sheets: { S: `<worksheet a="${'x'.repeat(3_000_000)}"/>` } },
      { code: 'tokenTooLong' },
    ],
    [
      'a row that comes again',
      { sheets: { S: sheetXml('<row r="3"><c><v>1</v></c></row><row r="3"><c><v>2</v></c></row>') } },
      { code: 'fileDamaged', params: { detail: 'row 3 stands after row 3' } },
    ],
    [
      'rows that go backwards, the first of them empty',
      { sheets: { S: sheetXml('<row r="9"/><row r="2"><c><v>2</v></c></row>') } },
      { code: 'fileDamaged', params: { detail: 'row 2 stands after row 9' } },
    ],
    [
      'a cell that comes again',
      {
        sheets: { S: sheetXml('<row r="4"><c r="B4"><v>1</v></c><c r="A4"><v>1</v></c><c r="B4"><v>2</v></c></row>') },
      },
      { code: 'fileDamaged', params: { detail: 'row 4 has a cell twice' } },
    ],
    ['a workbook without a sheet', { sheets: {} }, { code: 'fileDamaged' }],
  ])('%s', async ([, fixture, error]) => {
    await expect(readXlsx(fixture)).rejects.toMatchObject(error)
  })

  test('a file cut anywhere', async () => {
    const bytes = await makeXlsx(good)
    for (const share of [0.05, 0.5, 0.95, 0.999]) {
      await expect(readBytes(bytes.subarray(0, Math.floor(bytes.length * share)))).rejects.toMatchObject({
        code: 'fileTruncated',
      })
    }
  })

  test('packed data with a wrong byte, before a row is given', async () => {
    const bytes = await makeXlsx(good)
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 2000
    bytes[at] = (bytes[at] ?? 0) ^ 0x55
    const path = await folder.write('damaged.xlsx', bytes)
    await using spreadsheet = await openSpreadsheet(path)
    let rows = 0
    const reading = async (): Promise<void> => {
      for await (const batch of spreadsheet.readSheet('S')) rows += batch.length
    }
    await expect(reading()).rejects.toMatchObject({ code: 'fileDamaged' })
    expect(rows).toBe(0)
  })

  test('a wrong checksum', async () => {
    const bytes = await makeXlsx(good)
    // The last entry of the central directory: its CRC stands 16 bytes after the signature.
    const entry = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'))
    const sheet = bytes.lastIndexOf('xl/worksheets/sheet1.xml')
    expect(sheet).toBeGreaterThan(entry - 1)
    bytes.writeUInt32LE(1, sheet - 46 + 16)
    await expect(readBytes(bytes)).rejects.toMatchObject({
      code: 'fileDamaged',
      params: { part: 'xl/worksheets/sheet1.xml' },
    })
  })

  test.for<[string, Record<string, string>, string]>([
    ['a binary workbook', { 'xl/workbook.bin': 'x' }, 'fileIsXlsb'],
    [
      'an OpenDocument table',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' },
      'fileIsOds',
    ],
    ['a music score', { 'META-INF/container.xml': '<container/>', 'score.xml': '<a/>' }, 'fileIsMusicXml'],
    ['an archive with a price list', { 'прайс.xlsx': 'x' }, 'fileIsArchive'],
    [
      'a Word document',
      {
        '_rels/.rels':
          '<Relationships><Relationship Id="r" Type="t/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml': '<a/>',
      },
      'fileIsNotWorkbook',
    ],
  ])('%s', async ([, parts, code]) => {
    await expect(readBytes(await makeZip(parts))).rejects.toMatchObject({ code })
  })

  test('an xlsx named .mxl is read, a sheet that is not there is named', async () => {
    const path = await folder.write('book.mxl', await makeXlsx(good))
    await using spreadsheet = await openSpreadsheet(path, { fileName: 'book.mxl' })
    expect(spreadsheet.format).toBe('xlsx')
    expect(() => spreadsheet.readSheet('Q')).toThrow('There is no sheet "Q". The sheets are: "S".')
  })
})

describe('zip bombs are refused by their directory, before anything is unpacked', () => {
  test.for([
    ['xl/worksheets/sheet1.xml', 2_000_000_000, 'fileIsBomb'],
    ['xl/sharedStrings.xml', 2_000_000_000, 'fileTooBig'],
    ['xl/sharedStrings.xml', 400_000_000, 'fileIsBomb'],
    ['xl/styles.xml', 100_000_000, 'fileTooBig'],
  ] as const)('%s of %d bytes', async ([part, size, code]) => {
    const started = performance.now()
    await expect(readBytes(await withSize(part, size))).rejects.toMatchObject({ code, params: { part } })
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('a real bomb: 100 MB of blanks in 100 kB', async () => {
    const bytes = await makeXlsx({ sheets: { S: sheetXml(' '.repeat(100 * 1024 * 1024)) } })
    await expect(readBytes(bytes)).rejects.toMatchObject({ code: 'fileIsBomb' })
  })

  test('a directory that makes a part smaller than it is', async () => {
    await expect(readBytes(await withSize('xl/worksheets/sheet1.xml', 50))).rejects.toMatchObject({
      code: 'fileDamaged',
    })
  })

  test('more than 10 000 parts', async () => {
    const directory = Buffer.alloc(22)
    directory.writeUInt32LE(0x06054b50)
    directory.writeUInt16LE(10_001, 8)
    directory.writeUInt16LE(10_001, 10)
    await expect(readBytes(Buffer.concat([Buffer.from('PK\u0003\u0004'), directory]))).rejects.toMatchObject({
      code: 'fileHasTooManyParts',
    })
  })
})

/** A workbook whose directory says that a part unpacks to `size` bytes. */
async function withSize(part: string, size: number): Promise<Buffer> {
  const bytes = await makeXlsx({ strings: ['<t>x</t>'], sheets: { S: sheetXml('<row><c t="s"><v>0</v></c></row>') } })
  bytes.writeUInt32LE(size, bytes.lastIndexOf(part) - 46 + 24)
  return bytes
}
