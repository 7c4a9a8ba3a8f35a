import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrateSchema } from '@pf/database'
import { createTestDatabase } from '@pf/database/testing'
import type { TestDatabase } from '@pf/database/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFileStore, filesMigration } from '../src/files.ts'
import type { FileStore } from '../src/files.ts'

const megabyte = 1024 * 1024
let database: TestDatabase
let files: FileStore

beforeAll(async () => {
  database = await createTestDatabase({ name: 'files', prepare: (db) => migrateSchema(db, filesMigration) })
  files = createFileStore(database)
})
afterAll(() => database[Symbol.asyncDispose]())

async function* streamOf(content: Buffer, pieceBytes = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes)
}

const write = (content: Buffer, name = 'stock.xlsx') =>
  files.write({ name, ownerId: 'anna', content: streamOf(content), maxBytes: 10 * megabyte })

async function countRows(): Promise<{ files: number; chunks: number }> {
  const { rows } = await database.db.execute<{ files: number; chunks: number }>(
    sql`select (select count(*)::int from files.file) as files, (select count(*)::int from files.chunk) as chunks`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('No counts')
  return row
}

/** What the upload left behind, compared with what was there before it. */
async function growthBy(upload: () => Promise<unknown>): Promise<{ files: number; chunks: number }> {
  const before = await countRows()
  await upload()
  const after = await countRows()
  return { files: after.files - before.files, chunks: after.chunks - before.chunks }
}

test('a file comes back byte for byte, with its size, hash and owner', async () => {
  const content = randomBytes(2.5 * megabyte)
  const file = await write(content, 'Остатки «Склад 1».xlsx')
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(file).toMatchObject({ name: 'Остатки «Склад 1».xlsx', size: content.length, sha256 })
  expect(Math.abs(Date.now() - Date.parse(file.createdAt))).toBeLessThan(60_000)
  expect(await files.info(file.id)).toEqual({ ...file, ownerId: 'anna' })
  const chunks = await Array.fromAsync(files.read(file.id))
  expect(chunks.length).toBe(3)
  expect(Buffer.concat(chunks).equals(content)).toBe(true)
})

test('an empty file is a file', async () => {
  const file = await write(Buffer.alloc(0))
  expect(file.size).toBe(0)
  expect(await Array.fromAsync(files.read(file.id))).toEqual([])
})

test('a copy on disk can be read by its user alone and never overwrites a file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'files-test-'))
  try {
    const content = randomBytes(megabyte + 1)
    const { id } = await write(content)
    const target = path.join(folder, 'copy')
    await files.copyTo(id, target)
    expect((await readFile(target)).equals(content)).toBe(true)
    expect((await stat(target)).mode & 0o777).toBe(0o600)
    await expect(files.copyTo(id, target)).rejects.toMatchObject({ code: 'EEXIST' })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a file above the limit is refused in one sentence and leaves nothing', async () => {
  const growth = await growthBy(() =>
    expect(
      files.write({
        name: 'big.csv',
        ownerId: 'anna',
        content: streamOf(randomBytes(3 * megabyte)),
        maxBytes: 2 * megabyte,
      }),
    ).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: 'The file "big.csv" is larger than 2 MB, the most that is taken. Split it',
    }),
  )
  expect(growth).toEqual({ files: 0, chunks: 0 })
})

async function* broken(): AsyncGenerator<Uint8Array> {
  yield randomBytes(2 * megabyte)
  throw new Error('The connection was reset')
}

test('an upload whose stream breaks leaves nothing', async () => {
  const growth = await growthBy(() =>
    expect(files.write({ name: 'a.csv', ownerId: 'anna', content: broken(), maxBytes: 10 * megabyte })).rejects.toThrow(
      'The connection was reset',
    ),
  )
  expect(growth).toEqual({ files: 0, chunks: 0 })
})

test('an aborted upload ends although its stream stands still, is never visible and leaves nothing', async () => {
  const controller = new AbortController()
  let seen: { files: number } | undefined
  async function* stalled(): AsyncGenerator<Uint8Array> {
    yield randomBytes(megabyte)
    yield randomBytes(megabyte)
    const { rows } = await database.db.execute<{ files: number }>(
      sql`select count(*)::int as files from files.file where completed_at is not null and name = 'stalled.csv'`,
    )
    seen = rows[0]
    controller.abort(new Error('The tab was closed'))
    await new Promise(() => undefined)
  }
  const growth = await growthBy(() =>
    expect(
      files.write({
        name: 'stalled.csv',
        ownerId: 'anna',
        content: stalled(),
        maxBytes: 10 * megabyte,
        signal: controller.signal,
      }),
    ).rejects.toThrow(),
  )
  expect(seen).toEqual({ files: 0 })
  expect(growth).toEqual({ files: 0, chunks: 0 })
})

test('what nobody has used since is removed; a touched file stays', async () => {
  const old = await write(randomBytes(2 * megabyte))
  const touched = await write(randomBytes(10))
  const fresh = await write(randomBytes(10))
  await database.db.execute(
    sql`update files.file set used_at = now() - interval '40 days' where id in (${old.id}, ${touched.id})`,
  )
  expect(await database.transaction((tx) => files.touch(tx, touched.id))).toMatchObject({ id: touched.id })
  const before = new Date(Date.now() - 30 * 24 * 60 * 60 * 1_000)
  expect(await files.removeUnused({ before })).toBe(1)
  expect(await files.info(old.id)).toBeNull()
  expect(await files.touch(database.db, old.id)).toBeNull()
  expect(await files.info(touched.id)).not.toBeNull()
  expect(await files.info(fresh.id)).not.toBeNull()
  await expect(Array.fromAsync(files.read(old.id))).rejects.toMatchObject({ code: 'FILE_GONE' })
  expect(await files.removeUnused({ before })).toBe(0)
})

test('a file is removed when it is asked for, and only that one', async () => {
  const other = await write(randomBytes(10))
  const growth = await growthBy(async () => {
    const { id } = await write(randomBytes(2 * megabyte))
    await files.remove(id)
    expect(await files.info(id)).toBeNull()
    await files.remove(id)
  })
  expect(growth).toEqual({ files: 0, chunks: 0 })
  expect(await files.info(other.id)).not.toBeNull()
})

test('a removal that is stopped begins no further file and leaves the rest to the next', async () => {
  const old = await write(randomBytes(10))
  await database.db.execute(sql`update files.file set used_at = now() - interval '40 days' where id = ${old.id}`)
  const before = new Date(Date.now() - 30 * 24 * 60 * 60 * 1_000)
  expect(await files.removeUnused({ before, signal: AbortSignal.abort() })).toBe(0)
  expect(await files.info(old.id)).toBeNull()
  expect(await files.removeUnused({ before })).toBe(1)
})

test('what a crashed upload left is removed once it has stood still for an hour', async () => {
  const { rows } = await database.db.execute<{ id: string }>(
    sql`insert into files.file (name, owner_id) values ('crashed.csv', 'anna') returning id`,
  )
  const id = rows[0]?.id
  await database.db.execute(
    sql`insert into files.chunk (file_id, number, bytes) values (${id}, 0, ${Buffer.from('x')})`,
  )
  const before = new Date(Date.now() - 30 * 24 * 60 * 60 * 1_000)
  expect(await files.removeUnused({ before })).toBe(0)
  await database.db.execute(sql`update files.file set used_at = now() - interval '61 minutes' where id = ${id}`)
  expect(await files.removeUnused({ before })).toBe(1)
  expect((await database.db.execute(sql`select from files.file where id = ${id}`)).rowCount).toBe(0)
})

test('a file that is removed while it is read ends the reading', async () => {
  const { id } = await write(randomBytes(3 * megabyte))
  const reading = async () => {
    for await (const _ of files.read(id)) {
      await database.db.execute(sql`update files.file set used_at = now() - interval '40 days' where id = ${id}`)
      await files.removeUnused({ before: new Date(Date.now() - 30 * 24 * 60 * 60 * 1_000) })
    }
  }
  await expect(reading()).rejects.toMatchObject({ code: 'FILE_GONE' })
})
