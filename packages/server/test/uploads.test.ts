import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { fileInfo } from '@pf/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../src/config/config.ts'
import { eventually } from './support/eventually.ts'
import { send } from './support/send.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

const maxUploadBytes = 100_000
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ maxUploadBytes })
})
afterAll(() => server[Symbol.asyncDispose]())

const headers = { 'x-priceforge-upload': '1', 'x-file-name': encodeURIComponent('остатки ноябрь.csv') }

async function storedFiles(): Promise<number> {
  const { rows } = await server.database.pool.query<{ files: number }>('select count(*)::int as files from files.file')
  return rows[0]?.files ?? -1
}

test('an upload is stored with its name, size and hash, and can be asked for', async () => {
  const body = 'Артикул;Остаток\nA-1;5\n'
  const answer = await send(`${server.url}/api/files`, { method: 'POST', headers, body })
  expect(answer.status).toBe(201)
  expect(answer.json()).toMatchObject({
    name: 'остатки ноябрь.csv',
    size: Buffer.byteLength(body),
    sha256: createHash('sha256').update(body).digest('hex'),
  })
  const input = encodeURIComponent(JSON.stringify({ id: fileInfo.parse(answer.json()).id }))
  expect((await send(`${server.url}/trpc/files.get?input=${input}`)).json()).toEqual({
    result: { data: answer.json() },
  })
})

test('an upload above the limit is refused, whether it says its length or not, and leaves nothing', async () => {
  const before = await storedFiles()
  const body = Buffer.alloc(maxUploadBytes + 1)
  const announced = await send(`${server.url}/api/files`, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(body.length) },
    body,
  })
  expect(announced.status).toBe(413)
  expect(announced.json()).toMatchObject({
    code: 'uploadTooLarge',
    detail: expect.stringContaining('остатки ноябрь.csv'),
  })
  const chunked = await send(`${server.url}/api/files`, {
    method: 'POST',
    headers: { ...headers, 'transfer-encoding': 'chunked' },
    body,
  })
  expect(chunked.status).toBe(413)
  expect(chunked.json()).toMatchObject({ code: 'uploadTooLarge' })
  expect(await storedFiles()).toBe(before)
})

test('an upload whose connection breaks leaves nothing', async () => {
  const before = await storedFiles()
  const socket = connect(server.port, '127.0.0.1')
  socket.write(
    `POST /api/files HTTP/1.1\r\nHost: localhost\r\nx-priceforge-upload: 1\r\nx-file-name: half.csv\r\ncontent-length: 90000\r\n\r\n${'x'.repeat(40_000)}`,
  )
  await eventually(async () => ((await storedFiles()) === before + 1 ? true : undefined))
  socket.destroy()
  await eventually(async () => ((await storedFiles()) === before ? true : undefined))
})

test('an upload needs a name that can be read', async () => {
  for (const name of ['', '%E0%A4%A', 'a%00.csv', 'a'.repeat(300)]) {
    const answer = await send(`${server.url}/api/files`, {
      method: 'POST',
      headers: { ...headers, 'x-file-name': name },
      body: 'x',
    })
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'fileNameMissing' })
  }
})

test('files that no task has used for 30 days are removed', async () => {
  await send(`${server.url}/api/files`, { method: 'POST', headers, body: 'old' })
  await server.database.pool.query(`update files.file set used_at = now() - interval '31 days'`)
  await using next = await startTestServer({
    config: { ...readConfig({}), databaseUrl: server.database.url, port: 0 },
  })
  expect(next.port).not.toBe(server.port)
  await eventually(async () => ((await storedFiles()) === 0 ? true : undefined))
})
