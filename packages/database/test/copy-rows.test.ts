import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { CopyRow, Database } from '../src/database.ts'
import { copyRows, CopyText } from '../src/database.ts'
import { createTestDatabase } from '../src/testing/testing.ts'

const template = {
  name: 'copy',
  prepare: async ({ db }: Database) => {
    await db.execute(sql`create table line (number int, text text)`)
  },
}
const statement = 'copy line (number, text) from stdin'

function encoded(rows: Iterable<CopyRow>): CopyText {
  const text = new CopyText()
  for (const row of rows) text.add(row)
  return text
}

test('every text arrives as it was: tabs, line ends, backslashes, \\N, Cyrillic, empty and null', async () => {
  await using database = await createTestDatabase(template)
  const texts = [
    'a\tb',
    'a\nb\r\nc',
    'C:\\new\\table',
    '\\N',
    '\\.',
    'Болт М8×30 «оцинк.»',
    '🔩',
    '',
    null,
    '\b\f\v\u0001',
  ]
  const copied = encoded(texts.map((text, index) => [String(index), text]))
  await database.transaction((tx) => copyRows(tx, statement, copied))
  expect(copied.rows).toBe(texts.length)
  const { rows } = await database.pool.query<{ text: string | null }>('select text from line order by number')
  expect(rows.map(({ text }) => text)).toEqual(texts)
})

test('rows of many pieces arrive all and once', async () => {
  await using database = await createTestDatabase(template)
  const total = 200_000
  const rows = encoded(Array.from({ length: total }, (_, index) => [String(index), 'x'.repeat(index % 100)]))
  expect(rows.chunks().length).toBeGreaterThan(100)
  await database.transaction((tx) => copyRows(tx, statement, rows))
  expect(
    (await database.pool.query('select count(*)::int as count, sum(number)::int8::text as sum from line')).rows,
  ).toEqual([{ count: total, sum: String((total * (total - 1)) / 2) }])
})

test('no rows at all are fine', async () => {
  await using database = await createTestDatabase(template)
  await database.transaction((tx) => copyRows(tx, statement, new CopyText()))
  expect((await database.pool.query('select * from line')).rows).toEqual([])
})

test.each([
  ['early', 0],
  ['late in a long copy', 150_000],
])('a row that PostgreSQL rejects %s fails the transaction with its words', async (_when, bad) => {
  await using database = await createTestDatabase(template)
  const rows = function* (): Generator<CopyRow> {
    for (let number = 0; number < 200_000; number += 1)
      yield [number === bad ? 'eleven' : String(number), 'x'.repeat(50)]
  }
  const copied = encoded(rows())
  await expect(database.transaction((tx) => copyRows(tx, statement, copied))).rejects.toMatchObject({ code: '22P02' })
  expect((await database.pool.query('select * from line')).rows).toEqual([])
})
