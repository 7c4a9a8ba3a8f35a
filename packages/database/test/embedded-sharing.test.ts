import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { postgresPid, processesIn, sharedDataDir, temporaryFolder, until, users } from './data-folder.ts'
import { UserProcess } from './user-process-protocol.ts'

describe.each(users)('as $who', ({ as }) => {
  const folder = sharedDataDir(as)

  test('the first process makes the database and starts it, the second joins, the last one ends it', async () => {
    const dataDir = folder.path
    await using first = await new UserProcess(dataDir, { as }).ready()
    expect(first.events).toEqual(['initialising', 'starting'])
    await first.query(`create table word (text text); insert into word values ('болт')`)
    const pid = postgresPid(dataDir)
    for (const [file, mode] of Object.entries({ pg: 0o700, 'pg.users': 0o600, 'pg.log': 0o600 })) {
      expect(statSync(join(dataDir, file)).mode & 0o777, file).toBe(mode)
    }

    await using second = await new UserProcess(dataDir, { as }).ready()
    expect(second.events).toEqual(['joined'])
    expect(await second.query('select text from word')).toEqual([{ text: 'болт' }])

    await first.close()
    expect(postgresPid(dataDir)).toBe(pid)
    expect(await second.query('select text from word')).toEqual([{ text: 'болт' }])
    await second.close()
    expect(processesIn(dataDir)).toEqual([])
  })

  test('the text of the database knows Cyrillic letters although its starter had no LANG', async () => {
    await using user = await new UserProcess(folder.path, { as }).ready()
    await user.query('create extension pg_trgm')
    const answer = await user.query(
      `select lower('БОЛТ') as lower, 'Болт М8' ilike '%болт%' as ilike, cardinality(show_trgm('я')) > 0 as trigrams,
              current_setting('timezone') as timezone, current_setting('data_checksums') as checksums`,
    )
    expect(answer).toEqual([{ lower: 'болт', ilike: true, trigrams: true, timezone: 'UTC', checksums: 'on' }])
    await user.close()
  })

  test('Ctrl-C for the whole group lets the server finish its work and then ends PostgreSQL', async () => {
    const dataDir = folder.path
    await using server = await new UserProcess(dataDir, { as }).ready()
    server.tell({ do: 'write', from: 1 })
    await server.until((report) => report.kind === 'acknowledged')
    await server.signal('SIGINT', { group: true })
    await server.until((report) => report.kind === 'draining')
    const { mark } = server
    await server.until((report) => report.kind === 'acknowledged', mark)
    await server.exit()
    expect(server.failures.filter((text) => !text.includes('after calling end'))).toEqual([])
    expect(processesIn(dataDir)).toEqual([])
  })
})

test('of several that start at once on an empty folder one hosts and the others join', async () => {
  const dataDir = join(await temporaryFolder(), 'data')
  const all = await Promise.all(Array.from({ length: 3 }, () => new UserProcess(dataDir).ready()))
  expect(all.filter((user) => user.events.includes('joined'))).toHaveLength(2)
  const starts = await Promise.all(all.map((user) => user.query('select pg_postmaster_start_time()::text as start')))
  expect(new Set(starts.map((rows) => JSON.stringify(rows))).size).toBe(1)
  await Promise.all(all.map((user) => user.close()))
  expect(processesIn(dataDir)).toEqual([])
})

test('what a killed first start left behind is removed, and a half-made database is never used', async () => {
  const dataDir = join(await temporaryFolder(), 'data')
  const killed = new UserProcess(dataDir)
  await until(() => existsSync(dataDir) && leftovers(dataDir).length > 0)
  await killed.signal('SIGKILL')
  expect(existsSync(join(dataDir, 'pg'))).toBe(false)
  await using user = await new UserProcess(dataDir).ready()
  expect(await user.query('select 1 as one')).toEqual([{ one: 1 }])
  expect(leftovers(dataDir)).toEqual([])
})

function leftovers(dataDir: string): string[] {
  return readdirSync(dataDir).filter((entry) => entry.startsWith('pg.init-'))
}
