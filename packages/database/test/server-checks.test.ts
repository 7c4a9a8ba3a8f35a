import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '../src/database.ts'

/** A database of the run's cluster that the kit would not make. */
async function makeDatabase(options: string): Promise<string> {
  const name = `check_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: inject('testClusterUrl') })
  await admin.connect()
  await admin.query(`create database ${name} template template0 ${options}`)
  onTestFinished(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return inject('testClusterUrl').replace('/postgres?', `/${name}?`)
}

test('a database whose LC_CTYPE knows no Cyrillic letter is refused and told how to make a better one', async () => {
  const url = await makeDatabase(`locale_provider libc locale 'C'`)
  await expect(openDatabase({ url })).rejects.toMatchObject({
    code: 'DATABASE_TEXT',
    message: expect.stringMatching(/LC_CTYPE C, with which pg_trgm sees no Cyrillic letter: make one .* DATABASE_URL/),
  })
})

test('a database that is not UTF-8 is refused', async () => {
  const url = await makeDatabase(`encoding 'SQL_ASCII' locale_provider libc locale 'C'`)
  await expect(openDatabase({ url })).rejects.toMatchObject({
    code: 'DATABASE_TEXT',
    message: expect.stringContaining('SQL_ASCII'),
  })
})

test('the trigram extension is made at the first opening, by one of several', async () => {
  const url = await makeDatabase('')
  const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })))
  const result = await opened[0]?.pool.query(`select similarity('болт М8', 'болт М10') > 0.3 as similar`)
  expect(result?.rows).toEqual([{ similar: true }])
  await Promise.all(opened.map((database) => database[Symbol.asyncDispose]()))
})

test('a server that is not there is said to be unreachable, without the password', async () => {
  const failure = openDatabase({ url: 'postgresql://me:secret@127.0.0.1:1/shop' })
  await expect(failure).rejects.toMatchObject({
    code: 'DATABASE_UNREACHABLE',
    message: expect.stringContaining('127.0.0.1:1, database shop'),
  })
  await expect(failure).rejects.not.toThrow(/secret/)
})

test('a wrong database name is said in the words of the server', async () => {
  await expect(openDatabase({ url: inject('testClusterUrl').replace('/postgres?', '/nothing?') })).rejects.toThrow(
    /"nothing" does not exist/,
  )
})

test('a URL that is none is refused in words', async () => {
  await expect(openDatabase({ url: 'postgresql://[' })).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' })
})
