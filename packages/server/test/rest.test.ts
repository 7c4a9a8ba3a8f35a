import { connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../src/config/config.ts'
import { openServices } from '../src/services.ts'
import { eventually } from './support/eventually.ts'
import { send } from './support/send.ts'
import type { Sent } from './support/send.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ withWorker: true })
})
afterAll(() => server[Symbol.asyncDispose]())

const stock = 'Артикул;Остаток;Цена без НДС\nA-1;5;10,50\nA-2;много 1;3,00\nA-3;7;\n'
const taskFields = ['id', 'type', 'status', 'state', 'progress', 'message', 'result', 'error', 'created_at', 'done_at']
/** Keeps the order of the fields. */
const anyFields = z.record(z.string(), z.unknown())
const submitted = z.strictObject({ task_id: z.uuid() })

function form(
  fields: Record<string, string>,
  file?: { name: string; content: string },
): { headers: Record<string, string>; body: string } {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  if (file !== undefined)
    parts.push(
      `--b\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: text/csv\r\n\r\n${file.content}\r\n`,
    )
  return { headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: `${parts.join('')}--b--\r\n` }
}

function importStock(fields: Record<string, string>, file?: { name: string; content: string }): Promise<Sent> {
  return send(`${server.url}/api/admin/pricing/stock-import`, { method: 'POST', ...form(fields, file) })
}

async function ended(id: string): Promise<Record<string, unknown>> {
  return eventually(async () => {
    const task = anyFields.parse((await send(`${server.url}/api/tasks/${id}`)).json())
    return task['done_at'] === null ? undefined : task
  })
}

async function storedFiles(): Promise<number> {
  const { rows } = await server.database.pool.query<{ files: number }>('select count(*)::int as files from files.file')
  return rows[0]?.files ?? -1
}

test('a stock import is submitted by form and polled to its end', async () => {
  const answer = await importStock({ as_of: '2026-01-15', scope: 'full' }, { name: 'остатки.csv', content: stock })
  expect(answer.status).toBe(202)
  const { task_id: id } = submitted.parse(answer.json())
  expect(answer.headers).toMatchObject({ location: `/api/tasks/${id}`, 'retry-after': '1' })
  const first = await send(`${server.url}/api/tasks/${id}`)
  expect(Object.keys(anyFields.parse(first.json()))).toEqual(taskFields)
  const task = await ended(id)
  expect(Object.keys(task)).toEqual(taskFields)
  expect(task).toMatchObject({
    id,
    type: 'stock_import',
    status: 'completed',
    state: 'completed',
    progress: 100,
    error: null,
    result: {
      new_import: true,
      read: 3,
      rejected: 1,
      mapping: { header_row: 1, columns: { part_number: 0, price: 2 } },
    },
  })
  const subject = (
    await send(`${server.url}/trpc/tasks.get?input=${encodeURIComponent(JSON.stringify({ id }))}`)
  ).json()
  expect(subject).toMatchObject({ result: { data: { subject: 'остатки.csv' } } })

  const rejected = await send(`${server.url}/api/stock-imports/${id}/rejected.xlsx`)
  expect(rejected).toMatchObject({
    status: 200,
    headers: { 'content-disposition': expect.stringContaining('rejected.xlsx') },
  })
  expect(rejected.text.startsWith('PK')).toBe(true)

  const again = await importStock({ as_of: '2026-01-15', scope: 'full' }, { name: 'again.csv', content: stock })
  const { task_id: sameId } = submitted.parse(again.json())
  expect(await ended(sameId)).toMatchObject({ result: { new_import: false, same_as_task: id, rejected: 1 } })
  const rejectedAgain = await send(`${server.url}/api/stock-imports/${sameId}/rejected.xlsx`)
  expect(rejectedAgain).toMatchObject({ status: 200, text: expect.stringMatching(/^PK/) })
})

test('a mapping in snake_case is obeyed', async () => {
  const mapping = {
    sheet: '',
    header_row: 1,
    columns: { part_number: 0 },
    quantities: { 'Второй склад': 1 },
    decimal_signs: {},
  }
  const answer = await importStock(
    { as_of: '2026-01-15', mapping: JSON.stringify(mapping) },
    { name: 'stock.csv', content: 'a;b\nA-1;5\n' },
  )
  const task = await ended(submitted.parse(answer.json()).task_id)
  expect(task).toMatchObject({
    status: 'completed',
    result: { warehouses: [{ warehouse: 'Второй склад', inserted: 1 }] },
  })
})

test('prices of which the file does not say whether they contain VAT are refused, until the form says it', async () => {
  const file = { name: 'vat.csv', content: 'Артикул;Цена;Остаток\nA-1;12,20;5\nA-2;24,40;7\n' }
  const refused = await importStock({ as_of: '2026-01-15' }, file)
  expect(await ended(submitted.parse(refused.json()).task_id)).toMatchObject({
    state: 'error',
    error: expect.stringMatching(/prices of column "Цена" contain VAT.*"vat"/),
  })
  const said = await importStock({ as_of: '2026-01-15', vat: '22' }, file)
  expect(await ended(submitted.parse(said.json()).task_id)).toMatchObject({
    state: 'completed',
    result: { scope: 'full', mapping: { vat_included: true, vat_percent: '22' } },
  })
})

test('a warehouse is retired also where no survey can follow', async () => {
  const answer = await importStock(
    { as_of: '2026-01-15' },
    { name: 'own.csv', content: 'Артикул;Склад Дальний\nA-1;5\n' },
  )
  const { task_id: taskId } = submitted.parse(answer.json())
  expect(await ended(taskId)).toMatchObject({ state: 'completed' })
  await using services = await openServices({
    config: { ...readConfig({}), databaseUrl: server.database.url },
    log: pino({ level: 'silent' }),
    maxUploadBytes: 1,
  })
  const stored = async () => (await services.stock.warehouses()).find((warehouse) => warehouse.taskId === taskId)
  const id = (await stored())?.id ?? 0
  const guest = { id: 'guest', name: 'Guest', role: 'guest', via: 'local' as const }
  await expect(services.manager.submit({ type: 'partnumber_survey', input: {} }, guest)).rejects.toThrow(
    'may not submit',
  )
  expect(await services.stock.retire(guest, { id, taskId })).toBe(true)
  expect(await stored()).toBeUndefined()
})

test('a file that can not be read ends the task with a sentence', async () => {
  const answer = await importStock(
    { as_of: '2026-01-15' },
    { name: 'page.csv', content: '<!doctype html><html></html>' },
  )
  expect(await ended(submitted.parse(answer.json()).task_id)).toMatchObject({
    status: 'error',
    state: 'error',
    result: null,
    error: expect.stringMatching(/^This is not .*HTML page/),
  })
})

test('what is wrong with a request is said as problem+json', async () => {
  const files = await storedFiles()
  const file = { name: 'a.csv', content: stock }
  const whole = { sheet: '', header_row: 1, columns: { part_number: 0 }, quantities: { A: 1 } }
  const cases: [Promise<Sent>, number, RegExp][] = [
    [importStock({ as_of: '2026-01-15' }), 400, /part "file" is missing/],
    [importStock({ as_of: 'yesterday' }, file), 400, /^as_of: /],
    [importStock({ scope: 'half' }, file), 400, /scope: /],
    [importStock({ vat: 'much' }, file), 400, /^vat: Expected "none"/],
    [importStock({ vat: '22', mapping: JSON.stringify(whole) }, file), 400, /^vat: A mapping says itself/],
    [importStock({ mapping: '{' }, file), 400, /mapping: Expected JSON/],
    [importStock({ mapping: '{"header_row":1}' }, file), 400, /mapping\.sheet: /],
    [importStock({ warehouse: 'x' }, file), 400, /Unknown field "warehouse"/],
    [
      send(`${server.url}/api/admin/pricing/stock-import`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
      415,
      /multipart\/form-data/,
    ],
    [
      send(`${server.url}/api/admin/pricing/stock-import`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data' },
        body: '',
      }),
      415,
      /multipart\/form-data/,
    ],
    [send(`${server.url}/api/tasks/01900000-0000-7000-8000-000000000000`), 404, /01900000/],
    [send(`${server.url}/api/tasks/nonsense`), 400, /no task id/],
    [send(`${server.url}/api/stock-imports/01900000-0000-7000-8000-000000000000/rejected.xlsx`), 404, /01900000/],
  ]
  for (const [sent, status, detail] of cases) {
    const answer = await sent
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json()).toMatchObject({
      type: 'about:blank',
      title: expect.any(String),
      status,
      detail: expect.stringMatching(detail),
    })
    expect(answer.status).toBe(status)
  }
  expect(await storedFiles()).toBe(files)
})

test('a form that goes wrong after its file leaves no file', async () => {
  const files = await storedFiles()
  const { headers, body } = form({}, { name: 'a.csv', content: stock })
  const field = `--b\r\nContent-Disposition: form-data; name="mapping"\r\n\r\n${'x'.repeat(300_000)}\r\n--b--\r\n`
  const url = `${server.url}/api/admin/pricing/stock-import`
  const answer = await send(url, { method: 'POST', headers, body: body.replace('--b--\r\n', field) })
  expect(answer.json()).toMatchObject({ status: 400, detail: expect.stringContaining('"mapping" is longer') })
  expect(await storedFiles()).toBe(files)
})

test('a file without a name, or with one that can not be kept, is refused', async () => {
  const files = await storedFiles()
  const { headers, body } = form({}, { name: 'a.csv', content: stock })
  const octets = body.replace('text/csv', 'application/octet-stream')
  const names = ['', '; filename=""', '; filename="a\0.csv"', `; filename="${'a'.repeat(300)}"`]
  for (const name of names) {
    const sent = { method: 'POST', headers, body: octets.replace('; filename="a.csv"', name) }
    const answer = await send(`${server.url}/api/admin/pricing/stock-import`, sent)
    expect(answer.json()).toMatchObject({ status: 400, code: 'formUnreadable' })
  }
  expect(await storedFiles()).toBe(files)
})

test('a form that breaks off, by its content or its connection, leaves no file and no task', async () => {
  const files = await storedFiles()
  const whole = form({ as_of: '2026-01-15' }, { name: 'half.csv', content: stock })
  const cut = await send(`${server.url}/api/admin/pricing/stock-import`, {
    method: 'POST',
    headers: whole.headers,
    body: whole.body.slice(0, -40),
  })
  expect(cut.status).toBe(400)
  expect(cut.json()).toMatchObject({ code: 'formUnreadable' })
  expect(await storedFiles()).toBe(files)

  const socket = connect(server.port, '127.0.0.1')
  socket.write(
    `POST /api/admin/pricing/stock-import HTTP/1.1\r\nHost: localhost\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 99999\r\n\r\n${whole.body.slice(0, -40)}`,
  )
  await eventually(async () => ((await storedFiles()) === files + 1 ? true : undefined))
  socket.destroy()
  await eventually(async () => ((await storedFiles()) === files ? true : undefined))
})

test('a form above the upload limit is refused and leaves nothing', async () => {
  await using small = await startTestServer({ maxUploadBytes: 1_000 })
  const large = form({}, { name: 'large.csv', content: 'x'.repeat(200_000) })
  const answer = await send(`${small.url}/api/admin/pricing/stock-import`, { method: 'POST', ...large })
  expect(answer.status).toBe(413)
  expect(answer.json()).toMatchObject({ code: 'uploadTooLarge', detail: expect.stringContaining('large.csv') })
  const { rowCount } = await small.database.pool.query('select from files.file')
  expect(rowCount).toBe(0)
})
