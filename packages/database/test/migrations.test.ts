import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrateSchema, openDatabase } from '../src/database.ts'
import { createTestDatabase } from '../src/testing/testing.ts'

const empty = { name: 'empty', prepare: () => Promise.resolve() }
const stock = [
  { when: 1000, sql: 'create schema stock;--> statement-breakpoint\ncreate table stock.item (id int)' },
  { when: 2000, sql: 'alter table stock.item add column name text' },
]

/** A folder as drizzle-kit writes it. */
function migrationFolder(migrations: { when: number; sql: string }[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pf-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'meta'))
  const entries = migrations.map(({ when }, idx) => ({
    idx,
    version: '7',
    when,
    tag: `000${idx}_step`,
    breakpoints: true,
  }))
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }))
  for (const [idx, { sql }] of migrations.entries()) writeFileSync(join(folder, `000${idx}_step.sql`), sql)
  return folder
}

test('a schema is brought up to date, once, and later from where it is', async () => {
  await using database = await createTestDatabase(empty)
  await migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock.slice(0, 1)) })
  await migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock) })
  await migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock) })
  await database.pool.query(`insert into stock.item values (1, 'a')`)
})

test('an older migration of another schema is not skipped', async () => {
  await using database = await createTestDatabase(empty)
  await migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock) })
  await migrateSchema(database, {
    schema: 'earlier',
    folder: migrationFolder([{ when: 500, sql: 'create table public.earlier (id int)' }]),
  })
  await database.pool.query('insert into earlier values (1)')
})

test('of two that migrate at once one does the work and the other finds it done', async () => {
  await using database = await createTestDatabase(empty)
  await using second = await openDatabase({ url: database.url })
  const folder = migrationFolder([...stock, { when: 3000, sql: 'select pg_sleep(0.1)' }])
  await Promise.all([database, second, database].map((one) => migrateSchema(one, { schema: 'stock', folder })))
  const { rows } = await database.pool.query('select count(*)::int as count from migrations.stock')
  expect(rows).toEqual([{ count: 3 }])
})

test('a database that a newer build has migrated is refused', async () => {
  await using database = await createTestDatabase(empty)
  await migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock) })
  await expect(
    migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock.slice(0, 1)) }),
  ).rejects.toMatchObject({
    code: 'DATABASE_NEWER',
    message: expect.stringContaining('schema stock of the database has 1 migration that this build does not know'),
  })
  await migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock) })
})

test('a migration that came late, with an older time, is not passed over in silence', async () => {
  await using database = await createTestDatabase(empty)
  await migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock) })
  const late = { when: 1500, sql: 'select 1' }
  await expect(
    migrateSchema(database, { schema: 'stock', folder: migrationFolder([...stock, late]) }),
  ).rejects.toMatchObject({
    code: 'DATABASE_MIGRATION_SKIPPED',
  })
})

test('a failing migration leaves nothing of itself and does not keep the lock', async () => {
  await using database = await createTestDatabase(empty)
  const broken = [
    ...stock,
    { when: 3000, sql: 'create table stock.other (id int);--> statement-breakpoint\nselect no_such_column' },
  ]
  await expect(migrateSchema(database, { schema: 'stock', folder: migrationFolder(broken) })).rejects.toThrow(
    'no_such_column',
  )
  await migrateSchema(database, { schema: 'stock', folder: migrationFolder(stock) })
  const { rows } = await database.pool.query(`select to_regclass('stock.other') as other`)
  expect(rows).toEqual([{ other: null }])
})
