import { describe, expect, test } from 'vitest'
import { refusal } from './guards.ts'

const policy = { host: '127.0.0.1', allowedHosts: ['prices.example.com'] }
const open = { host: '0.0.0.0', allowedHosts: [] }
const json = { 'content-type': 'application/json' }

function refused(
  request: { method?: string; path?: string; headers?: Record<string, string> },
  hosts = policy,
): string | undefined {
  const headers: Record<string, string> = { host: 'localhost:4600', ...request.headers }
  return refusal({ method: request.method ?? 'GET', path: request.path ?? '/', header: (name) => headers[name] }, hosts)
    ?.code
}

describe('the name that the server is called by', () => {
  test.each(['localhost', 'LOCALHOST:4600', '127.0.0.1:4600', '[::1]:4600', 'prices.example.com'])(
    '%s is its own',
    (host) => {
      expect(refused({ headers: { host } })).toBeUndefined()
    },
  )
  test.each(['evil.example', 'localhost.evil.example', '192.168.1.5:4600', ''])('"%s" is not', (host) => {
    expect(refused({ headers: { host } })).toBe('hostNotAllowed')
  })
  test.each([
    ['Prices.Example.com:443', 'prices.example.com'],
    ['prices.example.com', 'PRICES.example.com:4600'],
    ['fd00::5', '[fd00::5]:4600'],
  ])('%s in PRICEFORGE_ALLOWED_HOSTS is %s in a request', (allowed, host) => {
    expect(refused({ headers: { host } }, { host: '127.0.0.1', allowedHosts: [allowed] })).toBeUndefined()
  })
  test.each(['LOCALHOST', '::1', '127.0.0.1'])(
    'HOST=%s is the loopback: no address from outside is its own',
    (host) => {
      const loopback = { host, allowedHosts: [] }
      expect(refused({ headers: { host: '192.168.1.5' } }, loopback)).toBe('hostNotAllowed')
      expect(refused({ headers: { host: 'localhost' } }, loopback)).toBeUndefined()
    },
  )
  test('HOST=Prices answers to its name', () => {
    expect(refused({ headers: { host: 'prices:4600' } }, { host: 'Prices', allowedHosts: [] })).toBeUndefined()
  })
  test('a server that was opened to the network answers to addresses, and to no other name', () => {
    expect(refused({ headers: { host: '192.168.1.5:4600' } }, open)).toBeUndefined()
    expect(refused({ headers: { host: '[fd00::5]:4600' } }, open)).toBeUndefined()
    expect(refused({ headers: { host: 'evil.example' } }, open)).toBe('hostNotAllowed')
  })
})

describe('writes', () => {
  const write = { method: 'POST', path: '/api/anything' }
  test.each([
    ['without an origin, as curl sends them', {}],
    ['from the page itself', { origin: 'http://localhost:4600', 'sec-fetch-site': 'same-origin' }],
  ])('%s pass', (_name, headers) => {
    expect(refused({ ...write, headers })).toBeUndefined()
  })
  test.each([
    ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['of another port of this machine', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['of a sandboxed frame', { origin: 'null' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s are refused', (_name, headers) => {
    expect(refused({ ...write, headers })).toBe('crossOrigin')
  })
  test('reads of another site pass: it can not see the answer', () => {
    expect(refused({ headers: { 'sec-fetch-site': 'cross-site' } })).toBeUndefined()
  })
})

describe('bodies', () => {
  test('tRPC speaks JSON alone', () => {
    const call = { method: 'POST', path: '/trpc/tasks.submit' }
    expect(refused({ ...call, headers: json })).toBeUndefined()
    expect(refused({ ...call, headers: { 'content-type': 'application/json; charset=utf-8' } })).toBeUndefined()
    expect(refused({ path: '/trpc/tasks.get' })).toBeUndefined()
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/octet-stream',
      'application/jsonx',
    ]) {
      expect(refused({ ...call, headers: { 'content-type': type } })).toBe('jsonOnly')
    }
    expect(refused(call)).toBe('jsonOnly')
    expect(refused({ path: '/trpc/tasks.get', headers: { 'content-type': 'multipart/form-data' } })).toBe('jsonOnly')
  })
  test('a call of unknown or absurd length is refused before it is read', () => {
    const call = { method: 'POST', path: '/trpc/tasks.submit' }
    expect(refused({ ...call, headers: { ...json, 'transfer-encoding': 'chunked' } })).toBe('lengthRequired')
    expect(refused({ ...call, headers: { ...json, 'content-length': '99999999' } })).toBe('callTooLarge')
  })
  test('an upload needs its header, which no form of another site can send', () => {
    expect(refused({ method: 'POST', path: '/api/files' })).toBe('uploadHeaderMissing')
    expect(refused({ method: 'POST', path: '/api/files', headers: { 'x-priceforge-upload': '1' } })).toBeUndefined()
  })
})
