import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { openSpreadsheet } from '@pf/spreadsheet'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from './support/bin.ts'
import { eventually } from './support/eventually.ts'
import { send } from './support/send.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await startTestServer({ withWorker: true })
  onTestFinished(() => server[Symbol.asyncDispose]())
  await server.database.pool.query(`
    insert into pricing.lot (name, is_bundle) values ('CPU', false), ('RAM', false), ('KIT', true);
    insert into pricing.bundle_item (bundle_id, lot_id, quantity) values (3, 1, 2), (3, 2, 16);
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id, is_primary, description)
      values ('KIT-1', 'kit-1', 'KIT1', 3, true, 'server «kit»'), ('C-1', 'C-1', 'C1', 1, true, null)`)
})

const submitted = z.strictObject({ task_id: z.uuid() })
const record = z.record(z.string(), z.unknown())
const books = (route: string) => `${server.url}/api${route}`

async function createBook(): Promise<Record<string, unknown>> {
  const answer = await send(books('/admin/pricing/partnumber-books'), { method: 'POST' })
  const { task_id: id } = submitted.parse(answer.json())
  return eventually(async () => {
    const task = record.parse((await send(books(`/tasks/${id}`))).json())
    return task['done_at'] === null ? undefined : task
  })
}

const postCreation = (body: string) => send(books('/admin/pricing/partnumber-books'), { method: 'POST', body })

const activate = (id: number) =>
  send(`${server.url}/trpc/partnumberBooks.activate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  })

/** Part numbers of the LOT CPU. */
async function mapMany(count: number): Promise<void> {
  await server.database.pool.query(
    `insert into pricing.part_number (text_key, part_number, folded_key, lot_id, description)
     select 'N-' || lpad(n::text, 6, '0'), 'N-' || lpad(n::text, 6, '0'), '', 1, repeat('ж', 100) from generate_series(1, $1::int) n`,
    [count],
  )
}

/** The rows of the first sheet of a workbook, as texts. */
async function sheetRows(workbook: Uint8Array): Promise<string[][]> {
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, 'book.xlsx')
  await writeFile(file, workbook)
  await using spreadsheet = await openSpreadsheet(file)
  const found: string[][] = []
  for await (const batch of spreadsheet.readSheet(spreadsheet.sheets[0]?.name ?? ''))
    found.push(...batch.map(({ cells }) => cells.map(({ text }) => text)))
  return found
}

const rows = [
  { partnumber: 'C-1', lot_name: 'CPU', quantity: '1.000', is_primary_pn: true, description: '' },
  { partnumber: 'kit-1', lot_name: 'CPU', quantity: '2.000', is_primary_pn: true, description: 'server «kit»' },
  { partnumber: 'kit-1', lot_name: 'RAM', quantity: '16.000', is_primary_pn: true, description: 'server «kit»' },
]

test('a book is asked for, polled to its end, listed and downloaded', async () => {
  expect(await send(books('/partnumber-books/active'))).toMatchObject({
    status: 404,
    headers: { 'content-type': 'application/problem+json' },
    text: expect.stringContaining('There is no part-number book yet'),
  })
  expect((await send(books('/admin/pricing/partnumber-books'))).json()).toEqual({ books: [] })

  const answer = await send(books('/admin/pricing/partnumber-books'), { method: 'POST' })
  expect(answer.status).toBe(202)
  const { task_id: id } = submitted.parse(answer.json())
  expect(answer.headers).toMatchObject({ location: `/api/tasks/${id}`, 'retry-after': '1' })
  const task = await eventually(async () => {
    const polled = record.parse((await send(books(`/tasks/${id}`))).json())
    return polled['done_at'] === null ? undefined : polled
  })
  expect(task).toMatchObject({
    type: 'partnumber_book_create',
    status: 'completed',
    result: { item_count: 3, part_numbers: 2, left_out: { ambiguous: 0, empty_bundle: 0 }, left_out_part_numbers: [] },
  })

  const list = z.object({ books: z.array(record) }).parse((await send(books('/admin/pricing/partnumber-books'))).json())
  const listed = {
    id: 1,
    version: expect.stringMatching(/^\d{4}-\d\d-\d\d-001$/),
    created_at: expect.any(String),
    created_by: 'Local user',
    created_via: 'local',
    item_count: 3,
    is_active: true,
    activated_at: expect.any(String),
    activated_by: 'Local user',
    activated_via: 'local',
    deactivated_at: null,
  }
  expect(list.books).toEqual([listed])

  const download = await send(books('/partnumber-books/active'))
  expect(download.headers).toMatchObject({ 'content-type': 'application/json', 'x-book-item-count': '3' })
  expect(download.json()).toEqual({ ...listed, items: rows })
})

test('by Accept the rows come one a line; what a client has already is not sent again', async () => {
  await createBook()
  const download = await send(books('/partnumber-books/active'), { headers: { accept: 'application/x-ndjson' } })
  expect(download.headers['content-type']).toBe('application/x-ndjson')
  const lines = download.text.trimEnd().split('\n')
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(rows)

  const etag = download.headers.etag ?? ''
  const again = { headers: { 'if-none-match': etag } }
  expect(await send(books('/partnumber-books/active'), again)).toMatchObject({
    status: 304,
    text: '',
    headers: { etag },
  })
  await createBook()
  const next = await send(books('/partnumber-books/active'), again)
  expect(next.status).toBe(200)
  expect(next.headers.etag).not.toBe(etag)
})

test('a creation takes no body or an empty object, and refuses anything else', async () => {
  for (const [body, detail] of [
    ['{bad', 'The body is no JSON. Expected no body, or {}'],
    ['[]', 'Expected no body, or {}'],
    ['{"version":"1"}', 'version'],
    ['1'.repeat(70_000), 'longer than'],
  ] as const) {
    const refused = await postCreation(body)
    expect(refused).toMatchObject({ status: 400, headers: { 'content-type': 'application/problem+json' } })
    expect(refused.json()).toMatchObject({ code: 'INVALID_INPUT', detail: expect.stringContaining(detail) })
  }
  for (const body of ['', ' ', '{}']) expect((await postCreation(body)).status).toBe(202)
})

test('a creation without a mapped part number ends with a sentence, and the active book stays', async () => {
  await createBook()
  await server.database.pool.query('update pricing.part_number set is_ignored = true')
  expect(await createBook()).toMatchObject({
    status: 'error',
    error: expect.stringContaining('No part number is mapped to a LOT'),
  })
  expect((await send(books('/partnumber-books/active'))).json()).toMatchObject({ item_count: 3 })
})

test.for(['application/json', 'application/x-ndjson'])(
  'a book of many pages comes whole; one that lacks a row breaks off (%s)',
  async (accept) => {
    await mapMany(5_000)
    await createBook()
    const get = () => fetch(books('/partnumber-books/active'), { headers: { accept } })
    expect((await (await get()).text()).match(/"partnumber"/g)).toHaveLength(5_003)

    await server.database.pool.query(`delete from pricing.part_number_book_item where part_number = 'N-004000'`)
    await expect(get().then((answer) => answer.text())).rejects.toThrow()
  },
)

test('any book that there is comes as a workbook and as csv, with the titles of the view', async () => {
  await createBook()
  await server.database.pool.query(`update pricing.part_number set description = '"2U", 19\n; =A1' where id = 2`)
  await createBook()
  const titles = ['partnumber', 'lot_name', 'quantity', 'is_primary_pn', 'description']
  const workbook = await send(books('/partnumber-books/1/rows.xlsx'))
  expect(workbook.headers).toMatchObject({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': expect.stringMatching(/filename="partnumber-book-\d{4}-\d\d-\d\d-001\.xlsx"/),
  })
  expect(await sheetRows(workbook.bytes)).toEqual([
    titles,
    ['C-1', 'CPU', '1', 'true'],
    ['kit-1', 'CPU', '2', 'true', 'server «kit»'],
    ['kit-1', 'RAM', '16', 'true', 'server «kit»'],
  ])
  const csv = await send(books('/partnumber-books/2/rows.csv'))
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(csv.text).toBe(
    [
      `\ufeff${titles.join(',')}`,
      'C-1,CPU,1.000,true,"""2U"", 19\n; =A1"',
      'kit-1,CPU,2.000,true,server «kit»',
      'kit-1,RAM,16.000,true,server «kit»',
      '',
    ].join('\r\n'),
  )
  expect(await send(books('/partnumber-books/99/rows.csv'))).toMatchObject({
    status: 404,
    headers: { 'content-type': 'application/problem+json' },
    text: expect.stringContaining('no complete part-number book 99'),
  })
})

test.for(['xlsx', 'csv'])('as %s a book of many pages comes whole; one that lacks a row breaks off', async (form) => {
  await mapMany(5_000)
  await createBook()
  const get = () => fetch(books(`/partnumber-books/1/rows.${form}`)).then((answer) => answer.bytes())
  const bytes = await get()
  const found = form === 'xlsx' ? await sheetRows(bytes) : Buffer.from(bytes).toString().trimEnd().split('\r\n')
  expect(found).toHaveLength(5_004)

  await server.database.pool.query(`delete from pricing.part_number_book_item where part_number = 'N-004000'`)
  await expect(get()).rejects.toThrow()
})

test.for([1, 3])('also a short book that lacks %i of its three rows breaks off', async (missing) => {
  await createBook()
  await server.database.pool.query(
    `delete from pricing.part_number_book_item where ctid = any(array(select ctid from pricing.part_number_book_item limit $1))`,
    [missing],
  )
  for (const accept of ['application/json', 'application/x-ndjson']) {
    const got = await fetch(books('/partnumber-books/active'), { headers: { accept } })
      .then(async (answer) => (answer.ok ? answer.text() : null))
      .catch(() => null)
    expect(got).toBeNull()
  }
})

test('an older book is put in force by its id, one that is not there is refused', async () => {
  await createBook()
  await createBook()
  expect((await activate(1)).json()).toMatchObject({ result: { data: { id: 1, isActive: true, deactivatedAt: null } } })
  expect((await send(books('/partnumber-books/active'))).json()).toMatchObject({ id: 1 })
  expect(await activate(99)).toMatchObject({
    status: 404,
    text: expect.stringContaining('no complete part-number book 99'),
  })
})
