import { afterAll, beforeAll, expect, test } from 'vitest'
import { send } from './support/send.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const json = { 'content-type': 'application/json' }

test('a name that is not the server’s own is refused, at every path', async () => {
  for (const path of ['/', '/healthz', '/trpc/system.info', '/api/tasks/01900000-0000-7000-8000-000000000000']) {
    const answer = await send(server.url + path, { headers: { host: 'evil.example' } })
    expect(answer.status).toBe(403)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'hostNotAllowed',
      detail: expect.stringContaining('"evil.example"'),
    })
  }
})

test('a write of another origin changes nothing', async () => {
  const call = { method: 'POST', body: JSON.stringify({ ids: ['01900000-0000-7000-8000-000000000000'] }) }
  const foreign = await send(`${server.url}/trpc/tasks.acknowledge`, {
    ...call,
    headers: { ...json, origin: 'https://evil.example' },
  })
  expect(foreign).toMatchObject({ status: 403 })
  const own = await send(`${server.url}/trpc/tasks.acknowledge`, {
    ...call,
    headers: { ...json, origin: server.url, 'sec-fetch-site': 'same-origin' },
  })
  expect(own).toMatchObject({ status: 200 })
})

test('forms are refused at /trpc', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
    const answer = await send(`${server.url}/trpc/tasks.acknowledge`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: 'x',
    })
    expect(answer.status).toBe(415)
    expect(answer.json()).toMatchObject({ code: 'jsonOnly' })
  }
})

test('an upload without its header is refused', async () => {
  const answer = await send(`${server.url}/api/files`, {
    method: 'POST',
    headers: { 'x-file-name': 'a.csv' },
    body: 'a',
  })
  expect(answer.status).toBe(403)
  expect(answer.json()).toMatchObject({
    code: 'uploadHeaderMissing',
    detail: expect.stringContaining('x-priceforge-upload'),
  })
})

test('calls are batched, and each refusal says what was wrong with its own input', async () => {
  const input = encodeURIComponent(JSON.stringify({ 1: { id: 'no-uuid' } }))
  const answer = await send(`${server.url}/trpc/system.info,tasks.get?batch=1&input=${input}`)
  expect(answer.json()).toMatchObject([
    { result: { data: { baseCurrency: 'RUB', actor: { id: 'local', role: 'administrator' } } } },
    { error: { message: expect.stringMatching(/^id: Invalid UUID/), data: { code: 'BAD_REQUEST', reference: null } } },
  ])
})

test('an unknown procedure, task type or id each get one clear sentence', async () => {
  const call = (path: string, body: unknown) =>
    send(`${server.url}/trpc/${path}`, { method: 'POST', headers: json, body: JSON.stringify(body) })
  expect((await call('tasks.burn', {})).json()).toMatchObject({ error: { data: { code: 'NOT_FOUND' } } })
  expect((await call('tasks.submit', { type: 'burn', input: {} })).json()).toMatchObject({
    error: {
      message: expect.stringContaining('Unknown task type "burn". Known: import_preview, stock_import'),
      data: { code: 'BAD_REQUEST' },
    },
  })
  const input = encodeURIComponent(JSON.stringify({ id: '01900000-0000-7000-8000-000000000000' }))
  expect((await send(`${server.url}/trpc/tasks.get?input=${input}`)).json()).toMatchObject({
    error: { data: { code: 'NOT_FOUND', taskCode: 'NOT_FOUND' } },
  })
})

test('a submission that names a file which is not there is refused, and makes no task', async () => {
  const body = JSON.stringify({ type: 'import_preview', input: { fileId: '01900000-0000-4000-8000-000000000000' } })
  const answer = await send(`${server.url}/trpc/tasks.submit`, { method: 'POST', headers: json, body })
  expect(answer.json()).toMatchObject({
    error: {
      message: expect.stringContaining('there is no uploaded file'),
      data: { code: 'BAD_REQUEST', taskCode: 'INVALID_INPUT' },
    },
  })
  expect((await send(`${server.url}/trpc/tasks.list?input=%7B%7D`)).json()).toMatchObject({
    result: { data: { tasks: [] } },
  })
})

test('an unexpected error shows a reference alone, under which the log has the cause', async () => {
  await using broken = await startTestServer()
  await broken.database.pool.query('drop table pricing.setting')
  const answer = await send(`${broken.url}/trpc/system.info`)
  expect(answer.status).toBe(500)
  expect(answer.text).not.toContain('setting')
  const reference = /Unexpected error, reference ([0-9a-f]{8})/.exec(answer.text)?.[1]
  expect(reference).toBeDefined()
  const entry = broken.logged.find((line) => line.includes(`"reference":"${reference}"`))
  expect(entry).toContain('pricing.setting')
})

async function encoding(procedure: string): Promise<unknown> {
  const url = `${server.url}/trpc/${procedure}?input=%7B%7D`
  return (await send(url, { headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding']
}

test('lists are compressed for those who accept it; polls and the list of tasks, asked for all the time, are not', async () => {
  expect(await encoding('stock.list')).toBe('gzip')
  expect(await encoding('system.info')).toBeUndefined()
  expect(await encoding('tasks.list')).toBeUndefined()
})

test('the process tells that it is up, and whether it can do its work', async () => {
  expect((await send(`${server.url}/healthz`)).json()).toMatchObject({ status: 'up', name: 'priceforge' })
  expect(await send(`${server.url}/readyz`)).toMatchObject({ status: 200 })
})

test('paths of the API that lead nowhere are problems, other paths are the console’s', async () => {
  expect((await send(`${server.url}/api/nothing`)).json()).toMatchObject({ status: 404, code: 'noSuchRoute' })
  expect((await send(`${server.url}/stock`, { method: 'POST' })).status).toBe(405)
})
