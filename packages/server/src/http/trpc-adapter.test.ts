import { initTRPC } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { trpcAdapter } from './trpc-adapter.ts'

const trpc = initTRPC.context<{ readonly user: string }>().create({ isDev: false })
const named = z.object({ name: z.string() })
const router = trpc.router({
  greet: trpc.procedure.input(named).query(({ ctx, input }) => `${ctx.user} greets ${input.name}`),
  people: {
    count: trpc.procedure.query(() => ({ count: 2 })),
    add: trpc.procedure.input(named).mutation(({ input }) => input),
    forget: trpc.procedure.mutation(() => undefined),
  },
  fail: trpc.procedure.query(() => {
    throw new Error('out of order')
  }),
})
const context = { user: 'Ann' }

async function ask(path: string, init?: RequestInit) {
  const failed: string[] = []
  const answer = trpcAdapter({
    router,
    context,
    prefix: '/trpc/',
    onError: ({ error, path: at }) => failed.push(`${at}: ${error.code}`),
  })
  return { ...(await told(await answer(new Request(`http://localhost/trpc/${path}`, init)))), failed }
}

async function askLibrary(path: string, init?: RequestInit) {
  const failed: string[] = []
  const answer = await fetchRequestHandler({
    router,
    endpoint: '/trpc',
    req: new Request(`http://localhost/trpc/${path}`, init),
    createContext: () => context,
    onError: ({ error, path: at }) => failed.push(`${at ?? ''}: ${error.code}`),
  })
  return { ...(await told(answer)), failed }
}

async function told(response: Response) {
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: z.unknown().parse(await response.json()),
  }
}

const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`
const post = (value?: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  ...(value === undefined ? {} : { body: JSON.stringify(value) }),
})

describe('calls are answered as by tRPC’s own adapter', () => {
  test.each<[string, string, RequestInit?]>([
    ['a query', `greet?${input({ name: 'Bob' })}`],
    ['a query without an input', 'people.count'],
    ['an input that is missing', 'greet'],
    ['an input of another shape', `greet?${input({ name: 1 })}`],
    ['a procedure that throws', 'fail'],
    ['a mutation', 'people.add', post({ name: 'Bob' })],
    ['a mutation that answers nothing', 'people.forget', post()],
    ['a batch', `greet,people.count?batch=1&${input({ 0: { name: 'Bob' } })}`],
    ['a batch of one', `greet?batch=1&${input({ 0: { name: 'Bob' } })}`],
    [
      'a batch in which one call fails',
      `greet,fail,greet?batch=1&${input({ 0: { name: 'Bob' }, 2: { name: 'Cid' } })}`,
    ],
    ['a batch in which all calls fail alike', 'fail,fail?batch=1'],
    ['a batch without inputs', 'people.count,people.count?batch=1'],
    ['a batch of mutations', 'people.add,people.forget?batch=1', post({ 0: { name: 'Bob' } })],
  ])('%s', async (_name, path, init) => {
    expect(await ask(path, init)).toEqual(await askLibrary(path, init))
  })
  test.each<[string, string, RequestInit?]>([
    ['a procedure that is not there', 'people.lose'],
    ['a name that every object has', 'constructor'],
    ['no procedure', ''],
    ['a mutation without its input', 'people.add', post()],
  ])('%s, but for the words', async (_name, path, init) => {
    const { body, ...rest } = await ask(path, init)
    const library = await askLibrary(path, init)
    expect({ ...rest, body: withoutMessage(body) }).toEqual({ ...library, body: withoutMessage(library.body) })
  })
})

function withoutMessage(body: unknown) {
  const { error } = z.object({ error: z.looseObject({ message: z.string().min(1) }) }).parse(body)
  return { ...error, message: undefined }
}

test.each([
  ['greet?input={name', 'Expected the input of a call in JSON'],
  ['greet,greet?batch=1&input=[{}]', 'Expected the inputs of a batch in an object'],
])('%s is refused with what was expected', async (path, expected) => {
  const { status, body } = await ask(path)
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain(expected)
})

test.each(['GET', 'HEAD', 'PUT'])('a mutation is not made by %s', async (method) => {
  expect(await ask('people.forget', { method })).toMatchObject({ status: 404, failed: ['people.forget: NOT_FOUND'] })
})

test('no answer is kept by a cache', async () => {
  const answer = trpcAdapter({ router, context, prefix: '/trpc/', onError: () => undefined })
  const { headers } = await answer(new Request('http://localhost/trpc/people.count'))
  expect(headers.get('cache-control')).toBe('no-store')
})
