import { buffer, text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCsv } from '../src/spreadsheet.ts'
import { createTemporaryFolder, readFirstSheet, textsOf, type TemporaryFolder } from './read-all.ts'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
}, 60_000)
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
}, 60_000)

test('rows come as RFC 4180 has them, behind a byte order mark', async () => {
  const rows = [
    ['Артикул', 'Цена', 'Есть', 'Дата'],
    ['00123', 19.99, true, new Date('2024-01-01T00:00:00Z')],
    ['a "b", c', null, '', 'd\r\ne'],
  ]
  const written = await buffer(writeCsv(rows))
  expect(written.toString()).toBe(
    '\ufeffАртикул,Цена,Есть,Дата\r\n00123,19.99,true,2024-01-01T00:00:00.000Z\r\n"a ""b"", c",,,"d\r\ne"\r\n',
  )
})

// What is told apart by its delimiter needs two columns; an empty cell is none.
const cell = fc.string({ unit: fc.constantFrom('a', 'Ж', ' ', '"', ',', ';', '\n', '\t', '=', '1'), minLength: 1 })

test('whatever the texts are, they are read again as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
      const path = await folder.write('written.csv', await text(writeCsv([['key', 'value'], ...rows])))
      const read = textsOf((await readFirstSheet(path)).rows)
      expect(Object.values(read).map((cells) => Object.values(cells))).toEqual([['key', 'value'], ...rows])
    }),
    { numRuns: 50 },
  )
})

async function* broken() {
  yield ['a']
  throw new Error('gone')
}

test('an error of the rows breaks the stream off', async () => {
  await expect(text(writeCsv(broken()))).rejects.toThrow('gone')
})
