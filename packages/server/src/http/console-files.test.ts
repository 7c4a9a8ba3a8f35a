import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consoleFiles } from './console-files.ts'

const script = `export const words = '${'long enough to be worth compressing '.repeat(60)}'`
let folder = ''

beforeAll(async () => {
  const outer = await mkdtemp(join(tmpdir(), 'pf-console-'))
  folder = join(outer, 'dist')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Console</title>')
  await writeFile(join(folder, 'assets/main-abc123.js'), script)
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  await writeFile(join(outer, 'secret.txt'), 'secret')
})
afterAll(() => rm(join(folder, '..'), { recursive: true }))

async function get(path: string, headers: Record<string, string> = {}) {
  const files = consoleFiles(folder)
  return new Hono().get('*', ({ req }) => files(req)).request(path, { headers })
}

test('the page is served at every path that is no file, never cached without asking', async () => {
  for (const path of ['/', '/stock', '/tasks/0190', '/index.html']) {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(await answer.text()).toContain('Console')
  }
})

test('files that are named by their content are kept for good', async () => {
  const answer = await get('/assets/main-abc123.js')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.text()).toBe(script)
})

test('text is compressed as the browser accepts it', async () => {
  const brotli = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, deflate, br' })
  expect(brotli.headers.get('content-encoding')).toBe('br')
  expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()).toBe(script)
  const gzip = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, br;q=0' })
  expect(gzip.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(script)
})

test('what the browser has already is not sent again', async () => {
  const first = await get('/')
  const again = await get('/', { 'if-none-match': first.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

test('an asset of an older build is gone, not answered with the page', async () => {
  expect((await get('/assets/old-000000.js')).status).toBe(404)
})

test('nothing outside the folder is served', async () => {
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00',
    '/%E0%A4%A',
  ]) {
    expect(await (await get(path)).text()).not.toContain('secret')
  }
})

test('pages carry a policy that allows nothing but their own origin', async () => {
  const { headers } = await get('/')
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a console that was not built says what to do', async () => {
  const files = consoleFiles(join(folder, 'nowhere'))
  const answer = await new Hono().get('*', ({ req }) => files(req)).request('/')
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('npm start')
})
