import { expect, test } from 'vitest'
import type { Database } from '../src/database.ts'
import { openDatabase } from '../src/database.ts'
import { createTestDatabase, WireProxy } from '../src/testing/testing.ts'
import { until } from './data-folder.ts'

const empty = { name: 'empty', prepare: () => Promise.resolve() }
const notify = ({ pool }: Database, channel: string, payload: string): Promise<unknown> =>
  pool.query('select pg_notify($1, $2)', [channel, payload])
const listeners = async ({ pool }: Database): Promise<number[]> => {
  const { rows } = await pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%' or query ilike 'unlisten%'`,
  )
  return rows.map(({ pid }) => pid)
}

test('handlers hear their channel, over one connection for all channels', async () => {
  await using database = await createTestDatabase(empty)
  const heard: string[] = []
  await using listening = new AsyncDisposableStack()
  listening.use(await database.listen('Task queued', (payload) => heard.push(`a ${payload}`)))
  listening.use(await database.listen('Task queued', (payload) => heard.push(`again ${payload}`)))
  listening.use(await database.listen('b', (payload) => heard.push(`b ${payload}`)))
  expect(await listeners(database)).toHaveLength(1)
  await database.transaction(async (tx) => {
    await tx.$client.query(`select pg_notify('Task queued', 'в очереди')`)
    await tx.$client.query('notify b')
  })
  await until(() => heard.length === 3)
  expect(heard).toEqual(['a в очереди', 'again в очереди', 'b '])
})

test('a handler that was disposed hears nothing more, others of its channel do', async () => {
  await using database = await createTestDatabase(empty)
  const heard: string[] = []
  const first = await database.listen('a', (payload) => heard.push(`first ${payload}`))
  await using listening = new AsyncDisposableStack()
  listening.use(await database.listen('a', (payload) => heard.push(`second ${payload}`)))
  await first[Symbol.asyncDispose]()
  await first[Symbol.asyncDispose]()
  await notify(database, 'a', '1')
  await until(() => heard.length === 1)
  expect(heard).toEqual(['second 1'])
})

test('after the connection was lost it comes back, and every handler is told that it may have missed some', async () => {
  await using created = await createTestDatabase(empty)
  const events: string[] = []
  await using database = await openDatabase({ url: created.url }, { onEvent: ({ kind }) => events.push(kind) })
  const heard: string[] = []
  await using listening = new AsyncDisposableStack()
  listening.use(await database.listen('a', (payload) => heard.push(`a ${payload}`)))
  listening.use(await database.listen('b', (payload) => heard.push(`b ${payload}`)))
  for (let round = 1; round <= 2; round += 1) {
    heard.length = 0
    const [pid] = await listeners(created)
    await created.pool.query('select pg_terminate_backend($1)', [pid])
    await until(() => heard.length === 2)
    expect(heard).toEqual(['a ', 'b '])
    await notify(created, 'a', `round ${round}`)
    await until(() => heard.length === 3)
    expect(heard.at(-1)).toBe(`a round ${round}`)
  }
  expect(events).toEqual(['ready', 'lost', 'lost'])
})

test('closing ends the connection at once, also while it is being brought back', async () => {
  await using created = await createTestDatabase(empty)
  const events: string[] = []
  const database = await openDatabase({ url: created.url }, { onEvent: ({ kind }) => events.push(kind) })
  await database.listen('a', () => undefined)
  await created.pool.query('select pg_terminate_backend($1)', [(await listeners(created))[0]])
  await until(() => events.includes('lost'))
  await database[Symbol.asyncDispose]()
  await expect(database.listen('b', () => undefined)).rejects.toMatchObject({ code: 'DATABASE_CLOSED' })
  expect(await listeners(created)).toEqual([])
})

const fail = (): void => {
  throw new Error('no')
}

test('a handler that throws is told about, and the others hear all the same', async () => {
  await using created = await createTestDatabase(empty)
  const events: string[] = []
  await using database = await openDatabase({ url: created.url }, { onEvent: ({ text }) => events.push(text) })
  const heard: string[] = []
  await using listening = new AsyncDisposableStack()
  listening.use(await database.listen('a', fail))
  listening.use(await database.listen('a', (payload) => heard.push(payload)))
  await notify(database, 'a', '1')
  await until(() => heard.length === 1)
  expect(events.at(-1)).toBe('A handler of notifications on a failed: no')
})

test('a connection that is only open at this end is noticed within seconds, and comes back', async () => {
  await using created = await createTestDatabase(empty)
  await using proxy = await WireProxy.open(created.url)
  const events: string[] = []
  await using database = await openDatabase({ url: proxy.url }, { onEvent: ({ text }) => events.push(text) })
  const heard: string[] = []
  await using listening = new AsyncDisposableStack()
  listening.use(await database.listen('a', (payload) => heard.push(payload)))
  expect(proxy.silence('listen "a"')).toBe(1)
  await notify(created, 'a', 'into the void')
  const since = performance.now()
  await until(() => heard.length === 1)
  expect(performance.now() - since).toBeLessThan(12_000)
  await notify(created, 'a', 'again')
  await until(() => heard.length === 2)
  expect(heard).toEqual(['', 'again'])
  expect(events.at(-1)).toMatch(/^The connection for notifications was lost .*; connecting again$/)
})
