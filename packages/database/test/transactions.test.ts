import { spawn } from 'node:child_process'
import { sql } from 'drizzle-orm'
import { from } from 'pg-copy-streams'
import { expect, onTestFinished, test } from 'vitest'
import type { Database, Transaction } from '../src/database.ts'
import { openDatabase } from '../src/database.ts'
import { createTestDatabase } from '../src/testing/testing.ts'

const template = {
  name: 'transactions',
  prepare: async ({ db }: Database) => {
    await db.execute(
      sql`create table item (id int primary key, parent int references item deferrable initially deferred)`,
    )
  },
}
const ids = async ({ pool }: Database): Promise<number[]> => {
  const { rows } = await pool.query<{ id: number }>('select id from item order by id')
  return rows.map(({ id }) => id)
}
const inTransaction = expect.objectContaining({ code: 'DATABASE_IN_TRANSACTION' })

test('a transaction keeps all that it wrote and returns what its work returned', async () => {
  await using database = await createTestDatabase(template)
  const returned = await database.transaction(async (tx) => {
    await tx.execute(sql`insert into item values (1), (2)`)
    await tx.$client.query('insert into item values ($1)', [3])
    return 'done'
  })
  expect(returned).toBe('done')
  expect(await ids(database)).toEqual([1, 2, 3])
})

test('nothing is kept of a transaction whose work throws, and the error comes through', async () => {
  await using database = await createTestDatabase(template)
  const failure = new Error('no')
  await expect(
    database.transaction(async (tx) => {
      await tx.execute(sql`insert into item values (1)`)
      throw failure
    }),
  ).rejects.toBe(failure)
  expect(await ids(database)).toEqual([])
})

test.each<[string, (tx: Transaction) => unknown]>([
  ['the client', (tx) => tx.$client.query('insert into item values (2)')],
  ['drizzle', (tx) => tx.execute(sql`insert into item values (2)`)],
  ['COPY', (tx) => tx.$client.query(from('copy item (id) from stdin'))],
  [
    'the client with a callback',
    (tx) =>
      new Promise((resolve, reject) =>
        tx.$client.query('insert into item values (2)', (error: Error | undefined) =>
          error ? reject(error) : resolve(0),
        ),
      ),
  ],
])('work that goes on after its transaction has failed can write nothing more (by %s)', async (_by, write) => {
  await using database = await createTestDatabase(template)
  const over = Promise.withResolvers<void>()
  const late = Promise.withResolvers<unknown>()
  const failure = new Error('the other one of two failed')
  const transaction = database.transaction(async (tx) => {
    await tx.execute(sql`insert into item values (1)`)
    late.resolve(over.promise.then(() => write(tx)).catch((error: unknown) => error))
    throw failure
  })
  await expect(transaction).rejects.toBe(failure)
  // By now the connection is another transaction's.
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into item values (3)`)
    over.resolve()
    expect(await late.promise).toEqual(unwrapped(expect.objectContaining({ code: 'DATABASE_TRANSACTION_ENDED' })))
  })
  expect(await ids(database)).toEqual([3])
  expect(database.pool.totalCount).toBe(1)
})

test('nothing is kept when COMMIT itself fails, and the connection serves again', async () => {
  await using database = await createTestDatabase(template)
  await expect(database.transaction((tx) => tx.execute(sql`insert into item values (1, 99)`))).rejects.toMatchObject({
    code: '23503',
  })
  expect(await ids(database)).toEqual([])
  expect(database.pool.totalCount).toBe(1)
})

test('a work that swallows the error of a statement does not pass for committed', async () => {
  await using database = await createTestDatabase(template)
  await expect(
    database.transaction(async (tx) => {
      await tx.execute(sql`insert into item values (1)`)
      await tx.execute(sql`insert into item values (1)`).catch(() => undefined)
    }),
  ).rejects.toMatchObject({ code: 'DATABASE_ROLLED_BACK' })
  expect(await ids(database)).toEqual([])
})

test('a broken connection fails its transaction alone and is not used again', async () => {
  await using database = await createTestDatabase(template)
  await expect(
    database.transaction(async (tx) => {
      await tx.execute(sql`insert into item values (1)`)
      const { rows } = await tx.$client.query<{ pid: number }>('select pg_backend_pid() as pid')
      await using other = await openDatabase({ url: database.url })
      await other.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await tx.execute(sql`insert into item values (2)`)
    }),
  ).rejects.toThrow()
  expect(await ids(database)).toEqual([])
  await database.transaction((tx) => tx.execute(sql`insert into item values (3)`))
  expect(await ids(database)).toEqual([3])
})

test.each<[string, (tx: Transaction, id: number) => Promise<unknown>, object]>([
  ['the client', (tx, id) => tx.$client.query('insert into item values ($1)', [id]), { code: '25006' }],
  ['drizzle', (tx, id) => tx.execute(sql`insert into item values (${id})`), { cause: { code: '25006' } }],
])(
  'a connection that may only read, as to a server that was demoted, is not used again (by %s)',
  async (_by, insert, refusal) => {
    await using created = await createTestDatabase(template)
    const name = new URL(created.url.replace('@/', '@localhost/')).pathname.slice(1)
    await created.pool.query(`alter database ${name} set default_transaction_read_only = on`)
    await using database = await openDatabase({ url: created.url })
    const write = (id: number) => database.transaction((tx) => insert(tx, id))
    await expect(write(1)).rejects.toMatchObject(refusal)
    await created.pool.query(`alter database ${name} reset default_transaction_read_only`)
    await write(2)
    expect(await ids(database)).toEqual([2])
  },
)

test.each<[string, (database: Database) => Promise<unknown>]>([
  ['a statement of db', ({ db }) => db.execute(sql`select 1`)],
  ['a query builder of db', ({ db }) => db.select({ one: sql`1` }).from(sql`item`)],
  ['pool.query', ({ pool }) => pool.query('select 1')],
  ['pool.connect', ({ pool }) => pool.connect()],
  ['another transaction', (database) => database.transaction(() => Promise.resolve())],
  [
    'pool.query with a callback',
    ({ pool }) =>
      new Promise((resolve, reject) =>
        pool.query('select 1', (error: Error | undefined) => (error ? reject(error) : resolve(0))),
      ),
  ],
  [
    'a statement after other asynchronous work',
    async ({ db }) => {
      await new Promise((resolve) => setImmediate(resolve))
      await db.execute(sql`select 1`)
    },
  ],
])('inside a transaction %s is refused, and the transaction can go on', async (_name, use) => {
  await using database = await createTestDatabase(template)
  await database.transaction(async (tx) => {
    await expect(use(database)).rejects.toEqual(unwrapped(inTransaction))
    await tx.execute(sql`insert into item values (1)`)
  })
  expect(await ids(database)).toEqual([1])
})

/** drizzle wraps what the driver throws; the refusal is then its cause. */
const unwrapped = (error: unknown): unknown =>
  expect.toSatisfy((thrown: unknown) => {
    const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown
    expect(cause).toEqual(error)
    return true
  })

test('work outside a transaction, and work that outlives it, may use the database', async () => {
  await using database = await createTestDatabase(template)
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  const started = await database.transaction(async (tx) => {
    await tx.execute(sql`insert into item values (1)`)
    return [over.then(() => database.pool.query('select 1'))]
  })
  end()
  expect(await Promise.all(started)).toHaveLength(1)
  await Promise.all([
    database.transaction((tx) => tx.execute(sql`select pg_sleep(0.05)`)),
    database.db.execute(sql`select 1`),
  ])
})

test('the guard is per database: another one may be used inside', async () => {
  await using database = await createTestDatabase(template)
  await using other = await openDatabase({ url: database.url })
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into item values (1)`)
    expect(await ids(other)).toEqual([])
  })
  expect(await ids(other)).toEqual([1])
})

test("drizzle's own transaction is refused, for it would commit the outer one", async () => {
  await using database = await createTestDatabase(template)
  await database.transaction(async (tx) => {
    await expect(tx.transaction(() => Promise.resolve())).rejects.toEqual(inTransaction)
  })
  await expect(database.db.transaction(() => Promise.resolve())).rejects.toEqual(inTransaction)
})

test('never more than eight connections, however many ask', async () => {
  await using database = await createTestDatabase(template)
  await Promise.all(Array.from({ length: 40 }, () => database.transaction((tx) => tx.execute(sql`select 1`))))
  expect(database.pool.totalCount).toBe(8)
})

test('a process that is killed during a long statement keeps its locks for seconds, not until the statement has ended', async () => {
  await using database = await createTestDatabase(template)
  const module = JSON.stringify(new URL('../src/database.ts', import.meta.url).href)
  const script = `
    const { openDatabase } = await import(${module})
    const database = await openDatabase({ url: process.argv[1] })
    await database.transaction(async ({ $client }) => {
      await $client.query('insert into item values (1)')
      await $client.query('select pg_sleep(120)')
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, database.url], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const sleeping = `select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
  await expect.poll(async () => (await database.pool.query(sleeping)).rowCount, { timeout: 20_000 }).toBe(1)
  child.kill('SIGKILL')
  await database.pool.query('insert into item values (1)')
  expect(await ids(database)).toEqual([1])
})
