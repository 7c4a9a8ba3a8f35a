import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { CopyRow, Database } from '../src/database.ts'
import { copyRows } from '../src/database.ts'
import { createTestDatabase } from '../src/testing/testing.ts'

const template = {
  name: 'copy',
  prepare: async ({ db }: Database) => {
    await db.execute(sql`create table line (number int, text text)`)
  },
}
const statement = 'copy line (number, text) from stdin'

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
  const copied = await database.transaction((tx) =>
    copyRows(
      tx,
      statement,
      texts.map((text, index) => [String(index), text]),
    ),
  )
  expect(copied).toBe(texts.length)
  const { rows } = await database.pool.query<{ text: string | null }>('select text from line order by number')
  expect(rows.map(({ text }) => text)).toEqual(texts)
})

test('a long asynchronous source is taken no faster than PostgreSQL takes it', async () => {
  await using database = await createTestDatabase(template)
  const total = 200_000
  const text = 'x'.repeat(100)
  let made = 0
  const rows = async function* (): AsyncGenerator<CopyRow> {
    while (made < total) yield [String((made += 1)), text]
  }
  await database.transaction(async (tx) => {
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 1)
    expect(await copyRows(tx, statement, rows())).toBe(total)
    clearInterval(timer)
    expect(most).toBeLessThan(12 * 1024 * 1024)
  })
  expect(
    (await database.pool.query('select count(*)::int as count, sum(number)::int8::text as sum from line')).rows,
  ).toEqual([{ count: total, sum: String((total * (total + 1)) / 2) }])
})

test('no rows at all are fine', async () => {
  await using database = await createTestDatabase(template)
  expect(await database.transaction((tx) => copyRows(tx, statement, []))).toBe(0)
})

test('a source that fails fails the transaction with its own error, and the connection serves again', async () => {
  await using database = await createTestDatabase(template)
  const failure = new Error('the file is truncated')
  const rows = function* (): Generator<CopyRow> {
    yield ['1', 'a']
    throw failure
  }
  await expect(database.transaction((tx) => copyRows(tx, statement, rows()))).rejects.toBe(failure)
  expect((await database.pool.query('select * from line')).rows).toEqual([])
  expect(database.pool.totalCount).toBe(1)
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
  await expect(database.transaction((tx) => copyRows(tx, statement, rows()))).rejects.toMatchObject({ code: '22P02' })
  expect((await database.pool.query('select * from line')).rows).toEqual([])
})
