import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from './support/bin.ts'
import { run } from './support/run-command.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

let server: TestServer
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  server = await startTestServer({ withWorker: true })
  folder = await temporaryFolder()
})
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const book = (...args: string[]) => run('book', ...args, '--url', server.url)
const listed = z.array(z.looseObject({ version: z.string(), isActive: z.boolean(), itemCount: z.int() }))
const list = async () => listed.parse(JSON.parse((await book('list', '--json')).stdout))

test('before the first book every command says so', async () => {
  expect(await book('list')).toMatchObject({ status: 0, stdout: expect.stringContaining('No books yet') })
  expect(await book('create')).toMatchObject({
    status: 1,
    message: expect.stringContaining('No part number is mapped to a LOT'),
  })
  expect(await book('download', join(folder.path, 'none.json'))).toMatchObject({
    status: 1,
    message: expect.stringContaining('There is no part-number book yet'),
  })
  expect(await book('download', join(folder.path, 'none.csv'))).toMatchObject({
    status: 1,
    message: expect.stringContaining('There is no part-number book yet'),
  })
  expect(await readdir(folder.path)).toEqual([])
})

test('a book is created, listed, activated and downloaded', async () => {
  await server.database.pool.query(`
    insert into pricing.lot (name) values ('CPU');
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id) values ('C-1', 'C-1', 'C1', 1), ('C-2', 'C-2', 'C2', 1)`)
  const created = await book('create')
  expect(created).toMatchObject({ status: 0 })
  expect(created.stdout).toContain('Create part-number book: completed')
  expect(created.stdout).toMatch(/item count +2/)
  expect((await book('create', '--json')).status).toBe(0)

  const [second, first] = await list()
  expect([second?.isActive, first?.isActive]).toEqual([true, false])
  expect((await book('list')).stdout).toMatch(
    new RegExp(`${second?.version} +active +2 +[-0-9: ]+ Local user +[-0-9: ]+ Local user`),
  )
  expect(await book('activate', first?.version ?? '')).toMatchObject({
    status: 0,
    stdout: `Book ${first?.version} is in force: 2 rows\n`,
  })
  expect((await list()).map(({ isActive }) => isActive)).toEqual([false, true])
  expect(await book('activate', '2001-01-01-001')).toMatchObject({
    status: 1,
    message: expect.stringContaining('There is no book 2001-01-01-001'),
  })

  const file = join(folder.path, 'book.json')
  expect(await book('download', file)).toMatchObject({ status: 0, stdout: `${file}: 2 rows\n` })
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    version: first?.version,
    items: [{ partnumber: 'C-1' }, { partnumber: 'C-2' }],
  })
  const lines = join(folder.path, 'book.ndjson')
  const told = await book('download', lines, '--format', 'ndjson', '--json')
  expect(JSON.parse(told.stdout)).toEqual({ file: lines, version: first?.version, itemCount: 2 })
  expect((await readFile(lines, 'utf8')).trimEnd().split('\n')).toHaveLength(2)

  const table = join(folder.path, 'book.CSV')
  expect(await book('download', table)).toMatchObject({ status: 0, stdout: `${table}: 2 rows\n` })
  expect((await readFile(table, 'utf8')).split('\r\n')[1]).toBe('C-1,CPU,1.000,true,')
  const workbook = join(folder.path, 'book.xlsx')
  const written = await book('download', workbook, '--json')
  expect(JSON.parse(written.stdout)).toEqual({ file: workbook, version: first?.version, itemCount: 2 })
  expect((await readFile(workbook)).subarray(0, 2).toString()).toBe('PK')
})

test('a download that breaks off leaves no file, one that can not be written is wrong usage', async () => {
  await server.database.pool.query(`
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id, description)
    select 'N-' || n, 'N-' || n, '', 1, repeat('x', 100) from generate_series(1, 5000) n`)
  expect((await book('create')).status).toBe(0)
  await server.database.pool.query(`delete from pricing.part_number_book_item where part_number = 'N-4000'`)
  const before = await readdir(folder.path)
  expect(await book('download', join(folder.path, 'short.json'))).toMatchObject({
    status: 1,
    message: expect.stringContaining('The download broke off'),
  })
  expect(await readdir(folder.path)).toEqual(before)
  expect(await book('download', join(folder.path, 'missing/book.json'))).toMatchObject({
    status: 2,
    message: `${join(folder.path, 'missing/book.json')} can not be written: there is no folder ${join(folder.path, 'missing')}. Make it, or name another file`,
  })
  expect(await book('download', '--format', 'xml')).toMatchObject({
    status: 2,
    message: '--format is "json", "ndjson", "xlsx" or "csv"; got "xml"',
  })
  expect(await book('download', 'b.pdf')).toMatchObject({
    status: 2,
    message: 'The file ends with .json, .ndjson, .xlsx or .csv; got "b.pdf"',
  })
  expect(await book('download', 'b.csv', '--format', 'json')).toMatchObject({
    status: 2,
    message: expect.stringContaining('"b.csv" is no name for --format json'),
  })
  expect(await run('book', 'list', '--url', 'http://127.0.0.1:1')).toMatchObject({ status: 2 })
})
