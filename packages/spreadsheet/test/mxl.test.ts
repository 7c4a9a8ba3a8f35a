import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMxl7, makeMxl8, makeMxl8Body } from './make-mxl.ts'
import { createTemporaryFolder, readFirstSheet, textsOf, type TemporaryFolder, type WholeFile } from './read-all.ts'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
}, 60_000)
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
}, 60_000)

async function readMxl(content: string | Uint8Array): Promise<WholeFile> {
  return readFirstSheet(await folder.write('table.mxl', content), { fileName: 'table.mxl' })
}

const stock = {
  0: { 0: 'Артикул', 2: 'Остаток' },
  3: { 0: 'ка"вычка, {скобка}', 2: '1\u00a0000,50' },
  9: { 1: 'строка\r\nвторая' },
}
const stockTexts = {
  1: { 0: 'Артикул', 2: 'Остаток' },
  4: { 0: 'ка"вычка, {скобка}', 2: '1\u00a0000,50' },
  10: { 1: 'строка\r\nвторая' },
}

describe('1C 8.x', () => {
  test.for([5, 8, 9, 10, 11, 12])('a sparse table of version %d', async (version) => {
    const { format, sheets, rows, warnings } = await readMxl(makeMxl8({ version, rows: stock }))
    expect(format).toBe('mxl8')
    expect(sheets).toEqual([{ name: '', state: 'visible' }])
    expect(textsOf(rows)).toEqual(stockTexts)
    expect(warnings).toEqual([])
  })

  test('a header whose zeros became blanks, with line feeds alone, is read with a warning', async () => {
    const damaged = makeMxl8({ version: 9, rows: stock })
      .replaceAll('\u0000', ' ')

      .replaceAll('\r\n{', '\n{')
    const { rows, warnings } = await readMxl(damaged)
    expect(textsOf(rows)).toEqual(stockTexts)
    expect(warnings).toEqual([
      'The header of the mxl file is damaged (a copy in text mode); its body is intact and was read.',
    ])
  })

  test('a body without a header is read with a warning', async () => {
    const { rows, warnings } = await readMxl(makeMxl8Body({ rows: stock }))
    expect(textsOf(rows)).toEqual(stockTexts)
    expect(warnings).toEqual(['The mxl file has no header; its body was read.'])
  })

  test('empty, formatted and value cells', async () => {
    const { rows, warnings } = await readMxl(
      makeMxl8({
        rows: {
          0: {
            0: '{16,7,\r\n{1,0},0}',
            1: '{0,7}',
            2: '{2,1,\r\n{"N",1}\r\n}',
            3: '{2,1,\r\n{"#",aaaa,{4}}\r\n}',
            4: '{20,6,\r\n{"#",aa,\r\n{53}\r\n},\r\n{1,1,\r\n{"#","да"}\r\n},0}',
          },
        },
      }),
    )
    expect(rows[0]?.cells).toEqual([
      { column: 2, kind: 'number', text: '1' },
      { column: 4, kind: 'text', text: 'да' },
    ])
    expect(warnings).toEqual(['Cells that hold references to 1C objects have no text in the file: 1.'])
  })

  test("the text of the document's own language is taken", async () => {
    const { rows } = await readMxl(
      makeMxl8({
        language: 'en',
        rows: { 0: { 0: '{16,1,\r\n{1,2,\r\n{"ru","Остаток"},\r\n{"en","Stock"}\r\n},0}' } },
      }),
    )
    expect(textsOf(rows)).toEqual({ 1: { 0: 'Stock' } })
  })

  test('row groups give the outline level, a format with bit 17 hides the row', async () => {
    const { rows, warnings } = await readMxl(
      makeMxl8({
        rows: { 0: { 0: 'Всё' }, 1: { 0: 'Группа' }, 2: { 0: 'Товар' }, 3: { 0: 'Товар 2' }, 4: { 0: 'Итого' } },
        groups: [
          [1, 3, 0],
          [2, 3, 1],
        ],
        rowFormats: { 2: 2, 3: 3 },
        formats: ['{64,40}', '{131073,0,1}', '{131073,1,0}'],
      }),
    )
    expect(rows.map(({ outlineLevel }) => outlineLevel)).toEqual([0, 1, 2, 2, 0])
    expect(rows.map(({ hidden }) => hidden)).toEqual([false, false, true, false, false])
    expect(warnings).toEqual(['Hidden rows are read as well: 1.'])
  })

  test('an unknown version is read with a warning, one above 20 refused', async () => {
    expect((await readMxl(makeMxl8({ version: 14, rows: stock }))).warnings[0]).toContain('version 14')
    await expect(readMxl(makeMxl8({ version: 21, rows: stock }))).rejects.toMatchObject({ code: 'versionUnsupported' })
  })

  test('a table cut anywhere is refused, never half read', async () => {
    const bytes = Buffer.from(makeMxl8({ rows: stock }))
    for (let length = 1; length < bytes.length; length += 7) {
      const error: unknown = await readMxl(bytes.subarray(0, length)).catch((reason: unknown) => reason)
      expect({ length, error }).toMatchObject({ error: { name: 'SpreadsheetError' } })
    }
    await expect(readMxl(bytes.subarray(0, bytes.length - 1))).rejects.toMatchObject({ code: 'fileTruncated' })
    await expect(readMxl(bytes.subarray(0, bytes.indexOf('Остаток')))).rejects.toThrow(
      'it ends at row 1 (record 1 of 3)',
    )
  })

  test('any texts come back', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((words) => words.isWellFormed() && !words.startsWith('{') && !words.includes('\0'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (table) => {
        const rows = Object.fromEntries(table.map((cells, row) => [row, Object.fromEntries(cells.entries())]))
        const expected = Object.fromEntries(table.map((cells, row) => [row + 1, Object.fromEntries(cells.entries())]))
        expect(textsOf((await readMxl(makeMxl8({ rows }))).rows)).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  test.for<[string, string, object]>([
    [
      'nested too deeply',
      makeMxl8({ rows: { 0: { 0: `${'{'.repeat(70)}${'}'.repeat(70)}` } } }),
      { code: 'nestingTooDeep', params: { row: 1, limit: 64 } },
    ],
    ['a token of more than 1 MB', makeMxl8({ rows: { 0: { 0: 'x'.repeat(1_100_000) } } }), { code: 'tokenTooLong' }],
    [
      'a cell of more than 32 767 characters',
      makeMxl8({ rows: { 0: { 0: 'x'.repeat(32_768) } } }),
      { code: 'cellTooLong' },
    ],
    ['too many columns', makeMxl8({ rows: { 0: { 16_384: 'x' } } }), { code: 'tooManyColumns' }],
    ['too many row records', makeMxl8({ rows: {} }).replace('0,2,0,', '0,2,2000001,'), { code: 'tooManyRows' }],
    [
      'rows out of order',
      makeMxl8({ rows: { 0: { 0: 'a' }, 1: { 0: 'b' } } }).replace('},0},1,0,1,', '},0},0,0,1,'),
      { code: 'fileDamaged' },
    ],
    ['a brace too many', makeMxl8({ rows: {} }).replace('{8,1,12,', '}{8,1,12,'), { code: 'fileDamaged' }],
    ['fewer rows than it says', makeMxl8({ rows: stock }).replace('0,2,3,', '0,2,4,'), { code: 'fileDamaged' }],
  ])('%s is refused', async ([, content, error]) => {
    await expect(readMxl(content)).rejects.toMatchObject(error)
  })
})

describe('1C 7.7', () => {
  test.for([2, 6, 7] as const)(
    "a sparse table of version %d; the header's row count is not trusted",
    async (version) => {
      const { format, rows } = await readMxl(
        makeMxl7({ version, rows: { 0: { 0: 'Документы', 3: '1 ' }, 7: { 1: 'Їжак' } } }),
      )
      expect(format).toBe('mxl7')
      expect(textsOf(rows)).toEqual({ 1: { 0: 'Документы', 3: '1 ' }, 8: { 1: 'Їжак' } })
    },
  )

  test('long texts and lists', async () => {
    const rows = Object.fromEntries(Array.from({ length: 70_000 }, (_, row) => [row, { 0: `т${row}` }]))
    const long = { 0: { 0: 'я'.repeat(300), 1: 'x'.repeat(254), 2: 'y'.repeat(255) } }
    expect(textsOf((await readMxl(makeMxl7({ rows: long }))).rows)[1]).toEqual(long[0])
    const read = await readMxl(makeMxl7({ rows }))
    expect(read.rows).toHaveLength(70_000)
    expect(read.rows.at(-1)).toMatchObject({ row: 70_000, cells: [{ text: 'т69999' }] })
  })

  test('pictures after the rows are not read', async () => {
    const { rows } = await readMxl(makeMxl7({ rows: { 0: { 0: 'x' } }, tail: Buffer.alloc(2_000_000, 0xff) }))
    expect(rows).toHaveLength(1)
  })

  test('a table cut anywhere before the end of its rows is refused', async () => {
    const bytes = makeMxl7({ rows: { 0: { 0: 'Документы' }, 7: { 1: 'Їжак' } }, tail: Buffer.alloc(0) })
    for (let length = 1; length < bytes.length; length += 5) {
      await expect(readMxl(bytes.subarray(0, length))).rejects.toMatchObject({ name: 'SpreadsheetError' })
    }
    await expect(readMxl(bytes.subarray(0, -2))).rejects.toThrow('The file is truncated: it ends at row 8.')
  })

  test('an unknown version and impossible lengths are refused', async () => {
    const bytes = makeMxl7({ rows: { 0: { 0: 'x' } } })
    bytes.writeUInt16LE(5, 11)
    await expect(readMxl(bytes)).rejects.toMatchObject({ code: 'versionUnsupported', params: { version: 5 } })
    const lying = makeMxl7({ rows: { 0: { 0: 'x' } } })
    const fonts = 0x19 + 30
    lying.writeUInt16LE(0xffff, fonts)
    lying.writeInt32LE(-1, fonts + 2)
    await expect(readMxl(lying)).rejects.toMatchObject({ code: 'fileDamaged' })
  })
})

test.for<[string, string | Buffer, string, string]>([
  ['an empty file', '', 'a.mxl', 'fileEmpty'],
  ['blanks', ' \r\n\t', 'a.csv', 'fileEmpty'],
  [
    '1C:EDT markup',
    '<?xml version="1.0"?>\n<document xmlns="http://v8.1c.ru/8.2/data/spreadsheet">',
    'a.mxlx',
    'fileIsMxlXml',
  ],
  [
    'a configuration dump',
    '\ufeff<SpreadsheetDocument xmlns="http://v8.1c.ru/8.2/data/spreadsheet">',
    'a.mxl',
    'fileIsMxlXml',
  ],
  [
    'uncompressed MusicXML',
    '<?xml version="1.0"?><!DOCTYPE score-partwise><score-partwise>',
    'a.mxl',
    'fileIsMusicXml',
  ],
  ['an HTML page', '<html><table>', 'a.mxl', 'fileIsHtml'],
  ['a web page without a name', '<!DOCTYPE html><p>', '', 'fileIsHtml'],
  ['other XML', '<?xml version="1.0"?><Workbook/>', 'a.xls', 'fileIsXml'],
  ['text called mxl', 'a;b\n1;2\n', 'a.mxl', 'fileIsText'],
  ['text called xlsx', 'a;b\n1;2\n', 'A.XLSX', 'fileIsText'],
  ['a PDF', Buffer.from('%PDF-1.7\n\u0000\u0001', 'latin1'), 'a.csv', 'fileUnknown'],
  [
    'an old workbook',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from('Workbook', 'utf16le')]),
    'a.xls',
    'fileIsXls',
  ],
  [
    'an encrypted workbook',
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'a.xlsx',
    'fileEncrypted',
  ],
  [
    'another OLE2 file',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]),
    'a.xls',
    'fileUnknown',
  ],
  ['a mxl header alone', 'MOXCEL\u0000\u0008\u0000', 'a.mxl', 'fileTruncated'],
])('%s is refused', async ([, content, fileName, code]) => {
  const path = await folder.write('refused', content)
  const error: unknown = await readFirstSheet(path, { fileName }).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'SpreadsheetError', code })
})
