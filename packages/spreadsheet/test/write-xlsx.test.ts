import { createWriteStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { read, utils, write, type WorkSheet } from '@e965/xlsx'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeXlsx, type CellValue } from '../src/spreadsheet.ts'
import { writeSheets } from '../src/xlsx/write-xlsx.ts'
import {
  createTemporaryFolder,
  openDirectly,
  readFirstSheet,
  textsOf,
  type TemporaryFolder,
  type WholeFile,
} from './read-all.ts'
import { differencesFromSheetJs } from './sheetjs-differences.ts'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
}, 60_000)
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
}, 60_000)

async function writeAndRead(rows: Iterable<CellValue[]>, name = 'Прайс'): Promise<WholeFile> {
  const path = folder.path('written.xlsx')
  await pipeline(writeXlsx({ name, rows }), createWriteStream(path))
  return readFirstSheet(path)
}

const values: CellValue[][] = [
  ['Артикул', 'Цена', 'Есть', 'Дата'],
  ['00123', 19.99, true, new Date('2024-01-01T00:00:00Z')],
  [' 1E5 ', -0.5, false, new Date('2024-01-01T18:00:00Z')],
  ['=1+1 & <b>', null, '', 'a\r\nb _x000D_'],
]

test('values keep their kinds, texts their letters; empty values are no cells', async () => {
  const { rows, sheets } = await writeAndRead(values)
  expect(sheets).toEqual([{ name: 'Прайс', state: 'visible' }])
  expect(rows.map(({ cells }) => cells.map(({ kind, text }) => `${kind} ${text}`))).toEqual([
    ['text Артикул', 'text Цена', 'text Есть', 'text Дата'],
    ['text 00123', 'number 19.99', 'boolean true', 'date 2024-01-01'],
    ['text  1E5 ', 'number -0.5', 'boolean false', 'date 2024-01-01T18:00:00'],
    ['text =1+1 & <b>', 'text a\r\nb _x000D_'],
  ])
})

test('SheetJS reads what is written', async () => {
  const rows = [...values.slice(0, 3), ['=1+1 & <b>', null, '', 'a\nb _x000D_']]
  const workbook = read(await buffer(writeXlsx({ name: 'Прайс', rows })), { cellDates: true, UTC: true })
  const sheet = workbook.Sheets['Прайс'] ?? {}
  expect(workbook.SheetNames).toEqual(['Прайс'])
  expect(utils.sheet_to_json(sheet, { header: 1, raw: true, UTC: true, defval: null })).toEqual([
    ['Артикул', 'Цена', 'Есть', 'Дата'],
    ['00123', 19.99, true, new Date('2024-01-01T00:00:00Z')],
    [' 1E5 ', -0.5, false, new Date('2024-01-01T18:00:00Z')],
    ['=1+1 & <b>', null, null, 'a\nb _x000D_'],
  ])
})

test('any texts come back as they went', async () => {
  const text = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 30 })
    .map(xmlText)
    .filter((words) => words !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), async (rows) => {
      const expected = rows.map((cells, row) => [row + 1, Object.fromEntries(cells.entries())])
      expect(textsOf((await writeAndRead(rows)).rows)).toEqual(Object.fromEntries(expected))
    }),
    { numRuns: 60 },
  )
})

test('rows are taken only as the stream is read, and the iteration ends with it', async () => {
  let taken = 0
  let ended = false
  function* endless(): Generator<CellValue[]> {
    try {
      for (;;) yield [`row ${taken++}`, 'x'.repeat(1000)]
    } finally {
      ended = true
    }
  }
  const stream = writeXlsx({ name: 'S', rows: endless() })
  const closed = new Promise<void>((resolve) => stream.once('close', resolve))
  await new Promise<void>((resolve) => stream.once('readable', resolve))
  stream.destroy()
  await closed
  await expect.poll(() => ended).toBe(true)
  expect(taken).toBeLessThan(100_000)
})

test('an error of the rows is the error of the stream', async () => {
  await expect(buffer(writeXlsx({ name: 'S', rows: failing() }))).rejects.toThrow('the rows broke off')
})

test('rows beyond the limit of a sheet go on in the next', async () => {
  const path = folder.path('many.xlsx')
  const rows = Array.from({ length: 5 }, (_, i) => [i])
  await pipeline(writeSheets({ name: 'S', rows }, 2), createWriteStream(path))
  await using source = await openDirectly(path)
  const counts: [string, number][] = []
  for (const { name } of source.sheets) counts.push([name, (await source.rows(name)).length])
  expect(counts).toEqual([
    ['S', 2],
    ['S (2)', 2],
    ['S (3)', 1],
  ])
})

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => ({ t: 's' as const, v: xmlText(text) })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => ({ t: 'n' as const, v: number })),
  fc.integer({ min: 1, max: 80_000 }).map((serial) => ({ t: 'n' as const, v: serial, z: 'dd.mm.yyyy' })),
  fc.boolean().map((truth) => ({ t: 'b' as const, v: truth })),
  fc.constantFrom(0x07, 0x2a).map((error) => ({ t: 'e' as const, v: error })),
)

test('workbooks that SheetJS writes are read cell for cell as SheetJS reads them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.option(cell), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (rows, bookSST) => {
        const sheet: WorkSheet = { '!ref': `A1:F${rows.length}` }
        for (const [r, cells] of rows.entries())
          for (const [c, value] of cells.entries()) if (value !== null) sheet[utils.encode_cell({ r, c })] = value
        const workbook = { SheetNames: ['Лист'], Sheets: { Лист: sheet } }
        const bytes: unknown = write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST, compression: true })
        if (!Buffer.isBuffer(bytes)) throw new TypeError('SheetJS gives a buffer')
        const { differences } = await differencesFromSheetJs(await folder.write('sheetjs.xlsx', bytes))
        expect(differences).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
})

async function* failing(): AsyncGenerator<CellValue[]> {
  yield await Promise.resolve(['a'])
  throw new Error('the rows broke off')
}

/** What XML can hold of a text. */
function xmlText(text: string): string {
  return (
    text
      .replaceAll(/\p{Surrogate}/gu, '')
      // oxlint-disable-next-line no-control-regex -- these are the characters XML 1.0 forbids
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  )
}
