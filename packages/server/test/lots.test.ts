import type { LotInput } from '@pf/contract'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppRouter } from '../src/router.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

let server: TestServer
let api: TRPCClient<AppRouter>

beforeAll(async () => {
  server = await startTestServer()
  api = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${server.url}/trpc` })] })
})
afterAll(() => server[Symbol.asyncDispose]())

const create = (input: LotInput) => api.lots.create.mutate(input)
const refusal = (httpStatus: number, code: string, params: object) => ({
  data: { httpStatus, refusal: { code, params }, reference: null },
})

test('LOTs are made, listed, shown and changed', async () => {
  const cpu = await create({ name: 'CPU', category: 'Processors' })
  const items = [{ lotId: cpu.id, quantity: '2' }]
  const bundle = await create({ name: 'SERVER', isBundle: true, items })
  expect((await api.lots.list.query({ kind: 'bundle' })).lots).toMatchObject([{ name: 'SERVER', items: 1 }])
  expect(await api.lots.categories.query()).toEqual(['Processors'])
  const changed = await api.lots.update.mutate({ id: bundle.id, version: 1, name: 'SERVER_2', isBundle: true, items })
  expect(changed).toMatchObject({ name: 'SERVER_2', version: 2 })
  expect(await api.lots.get.query({ id: bundle.id })).toEqual(changed)
})

test('each refusal has the status that fits it, and its code with what its sentence names', async () => {
  const one = await create({ name: 'ONE' })
  const pair = await create({ name: 'PAIR', isBundle: true, items: [{ lotId: one.id, quantity: '2' }] })
  const change = { id: one.id, version: 1, name: 'ONE' }
  await expect(api.lots.get.query({ id: 999_999 })).rejects.toMatchObject(refusal(404, 'notFound', { id: 999_999 }))
  await expect(create({ name: 'ONE' })).rejects.toMatchObject({
    message: expect.stringContaining('There is another LOT named "ONE"'),
    ...refusal(409, 'nameTaken', { name: 'ONE' }),
  })
  await expect(api.lots.update.mutate({ ...change, version: 7 })).rejects.toMatchObject(
    refusal(409, 'changedMeanwhile', { name: 'ONE', seen: 7, version: 1 }),
  )
  await expect(api.lots.update.mutate({ ...change, isBundle: true })).rejects.toMatchObject(
    refusal(409, 'itemOfBundles', { name: 'ONE', bundles: 'PAIR', count: 1 }),
  )
  const rack = { name: 'RACK', isBundle: true }
  await expect(create({ ...rack, items: [{ lotId: pair.id, quantity: '1' }] })).rejects.toMatchObject(
    refusal(409, 'itemIsBundle', { item: 'PAIR' }),
  )
  await expect(create({ ...rack, items: [{ lotId: one.id, quantity: '0' }] })).rejects.toMatchObject(
    refusal(400, 'quantityNotPositive', { item: 'ONE', quantity: '0' }),
  )
})

test('an input that does not fit is refused with the field that is wrong', async () => {
  await expect(create({ name: 'two\nlines' })).rejects.toMatchObject({
    message: expect.stringMatching(/^name: Expected a text of one line/),
    data: { code: 'BAD_REQUEST', refusal: null },
  })
  await expect(api.lots.get.query({ id: 1.5 })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } })
})
