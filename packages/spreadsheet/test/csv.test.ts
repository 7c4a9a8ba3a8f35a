import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCsvRows } from '../src/csv/read-csv-rows.ts'
import { createTemporaryFolder, readFirstSheet, textsOf, type TemporaryFolder, type WholeFile } from './read-all.ts'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
}, 60_000)
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
}, 60_000)

async function readCsv(content: string | Uint8Array): Promise<WholeFile> {
  return readFirstSheet(await folder.write('table.csv', content), { fileName: 'table.csv' })
}

const table = 'Артикул;Цена\r\nA1;12,50\r\n\r\n"q ""x"";\r\n2"; 5" диск;\r\n'
const texts = { 1: { 0: 'Артикул', 1: 'Цена' }, 2: { 0: 'A1', 1: '12,50' }, 4: { 0: 'q "x";\r\n2', 1: ' 5" диск' } }

test.for([
  ['UTF-8', Buffer.from(table), 0],
  ['UTF-8 with a BOM', Buffer.from(`\ufeff${table}`), 0],
  ['UTF-16 LE with a BOM', iconv.encode(table, 'utf16le', { addBOM: true }), 0],
  ['UTF-16 BE with a BOM', iconv.encode(table, 'utf16be', { addBOM: true }), 0],
  ['UTF-16 LE', iconv.encode(table, 'utf16le'), 1],
  ['Windows-1251', iconv.encode(table, 'win1251'), 1],
] as const)('%s gives the same cells; a guess is told', async ([, bytes, warnings]) => {
  const read = await readCsv(bytes)
  expect(read.format).toBe('csv')
  expect(textsOf(read.rows)).toEqual(texts)
  expect(read.warnings).toHaveLength(warnings)
})

test('all cells are texts; a cell of blanks is one, an empty one is none; rows may differ in length', async () => {
  const { rows } = await readCsv('00123, ,,1.5\na\n,,,\n1,2,3,4,5\n')
  expect(
    rows.map(({ row, cells }) => [row, cells.map(({ column, kind, text }) => `${column} ${kind} ${text}`)]),
  ).toEqual([
    [1, ['0 text 00123', '1 text  ', '3 text 1.5']],
    [2, ['0 text a']],
    [4, ['0 text 1', '1 text 2', '2 text 3', '3 text 4', '4 text 5']],
  ])
})

test.for([
  ['tabs', 'a\tb\n1,5\t2\n'],
  ['carriage returns alone', 'a;b\r1,5;2\r'],
  ['mixed line ends, the last one missing', 'a;b\r\n1,5;2'],
  ["Excel's sep= line", 'sep=;\na;b\n1,5;2\n'],
] as const)('%s', async ([, content]) => {
  expect(textsOf((await readCsv(content)).rows)).toEqual({ 1: { 0: 'a', 1: 'b' }, 2: { 0: '1,5', 1: '2' } })
})

test.for<[string, string, object]>([
  ['a quote that is not closed', 'a;b\n1;"2\n3;4\n', { code: 'quoteNotClosed', params: { row: 2 } }],
  [
    'a quote that swallows a large file',
    `a;b\n1;"2\n${'3;4\n'.repeat(400_000)}`,
    { code: 'cellTooLong', params: { row: 2 } },
  ],
  [
    'a cell of more than 32 767 characters',
    `a;b\n1;${'x'.repeat(32_768)}\n`,
    { code: 'cellTooLong', params: { row: 2, column: 2, limit: 32_767 } },
  ],
  ['too many columns', `a${';b'.repeat(16_384)}\n`, { code: 'tooManyColumns', params: { row: 1, limit: 16_384 } }],
])('%s is refused', async ([, content, error]) => {
  await expect(readCsv(content)).rejects.toMatchObject(error)
})

test('more rows than the limit are refused', async () => {
  const path = await folder.write('rows.csv', '1\n'.repeat(11))
  const file = { path, size: 22, encoding: 'utf-8', start: 0, maxRows: 10 } as const
  const reading = readCsvRows(file, { signal: new AbortController().signal, onProgress: () => undefined })
  await expect(Array.fromAsync(reading)).rejects.toMatchObject({ code: 'tooManyRows', params: { limit: 10 } })
})

test('any texts come back, whatever stands in them', async () => {
  // A first column without quotes keeps the delimiter plain; a lone U+FEFF at the start would be a BOM.
  const text = fc.string({
    unit: fc.constantFrom('a', 'Ж', '"', ';', ',', '\n', '\r', ' ', '\t', '€', '😀'),
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), async (rows) => {
      const content = rows.map((cells, row) => ['k', ...cells.map(quoted), `${row}`].join(';')).join('\r\n')
      const expected = rows.map(([a, b], row) => [row + 1, { 0: 'k', 1: a, 2: b, 3: `${row}` }])
      expect(textsOf((await readCsv(content)).rows)).toEqual(Object.fromEntries(expected))
    }),
    { numRuns: 50 },
  )
})

function quoted(words: string): string {
  return `"${words.replaceAll('"', '""')}"`
}
