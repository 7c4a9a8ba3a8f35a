import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '../src/database.ts'
import { openDatabase } from '../src/database.ts'
import { sweepDeadClusters } from '../src/testing/test-cluster.ts'
import { createTestDatabase } from '../src/testing/testing.ts'
import { runFolder } from './data-folder.ts'

test('a template is prepared once, however many ask at the same time, and each test has a database of its own', async () => {
  let prepared = 0
  const template = {
    name: 'counted',
    prepare: async ({ pool }: Database) => {
      prepared += 1
      await pool.query('create table t as select 1 as id')
    },
  }
  const databases = await Promise.all(Array.from({ length: 3 }, () => createTestDatabase(template)))
  expect(prepared).toBe(1)
  await databases[0]?.pool.query('delete from t')
  const counts = await Promise.all(
    databases.map(async ({ pool }) => (await pool.query('select count(*)::int as count from t')).rows[0]),
  )
  expect(counts).toEqual([{ count: 0 }, { count: 1 }, { count: 1 }])
  await Promise.all(databases.map((database) => database[Symbol.asyncDispose]()))
  await expect(openDatabase({ url: databases[0]?.url ?? '' })).rejects.toThrow(/does not exist/)
})

test('a template whose preparation fails is not a template', async () => {
  let attempts = 0
  const template = {
    name: 'failing',
    prepare: async ({ pool }: Database) => {
      attempts += 1
      await pool.query('create table t (id int)')
      if (attempts === 1) throw new Error('not yet')
    },
  }
  await expect(createTestDatabase(template)).rejects.toThrow('not yet')
  await using database = await createTestDatabase(template)
  expect((await database.pool.query('select * from t')).rows).toEqual([])
})

test('a client that was never released fails the test and does not keep it from ending', async () => {
  const database = await createTestDatabase({ name: 'empty', prepare: () => Promise.resolve() })
  await database.pool.connect()
  await expect(database[Symbol.asyncDispose]()).rejects.toThrow(
    '1 database client was taken from the pool and never released',
  )
})

const age = (folder: string): void => utimesSync(folder, Date.now() / 1000 - 3600, Date.now() / 1000 - 3600)
const made = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'pf-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  spawnSync('mkfifo', [join(folder, 'pg.users')])
  return folder
}

test('folders of killed runs are removed; those in use and new ones are kept', async () => {
  const [dead, young] = [made(), made()]
  const inUse = runFolder()
  age(dead)
  age(inUse)
  await sweepDeadClusters()
  expect([dead, young, inUse].map((folder) => existsSync(folder))).toEqual([false, true, true])
})
