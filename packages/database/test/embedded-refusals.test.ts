import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openHost } from '../src/embedded/host.ts'
import { canRunNode, ordinaryUser, sharedDataDir, temporaryFolder, testCacheDirs, users } from './data-folder.ts'
import { UserProcess } from './user-process-protocol.ts'

const refusal = (code: string, ...words: string[]): unknown =>
  expect.objectContaining({
    code,
    message: expect.stringMatching(new RegExp(`${words.join('.*')}.*set DATABASE_URL$`, 's')),
  })

describe('a folder that is not ours', () => {
  test('with the files of another PostgreSQL is refused and left as it is', async () => {
    const dataDir = await temporaryFolder()
    mkdirSync(join(dataDir, 'pg'))
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '17\n')
    await expect(openHost({ dataDir, cacheDirs: testCacheDirs() })).rejects.toEqual(
      refusal('DATABASE_OTHER_VERSION', dataDir, 'PostgreSQL 17', '18'),
    )
    expect(readdirSync(dataDir, { recursive: true })).toEqual(['pg', 'pg/PG_VERSION'])
  })

  test('with other files is refused and left as it is', async () => {
    const dataDir = await temporaryFolder()
    mkdirSync(join(dataDir, 'pg'))
    writeFileSync(join(dataDir, 'pg', 'holiday.jpg'), '')
    await expect(openHost({ dataDir, cacheDirs: testCacheDirs() })).rejects.toEqual(
      refusal('DATABASE_FOLDER', dataDir, 'other files'),
    )
    expect(readdirSync(dataDir, { recursive: true })).toEqual(['pg', 'pg/holiday.jpg'])
  })

  test('because a file lies in its place is refused', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'pg'), '')
    await expect(openHost({ dataDir: folder, cacheDirs: testCacheDirs() })).rejects.toEqual(
      refusal('DATABASE_FOLDER', folder, 'not a folder'),
    )
    const file = join(folder, 'pg')
    await expect(openHost({ dataDir: file })).rejects.toEqual(refusal('DATABASE_FOLDER', file))
  })

  test.skipIf(ordinaryUser === undefined)(
    'because another user owns it is refused to an ordinary user',
    async (context) => {
      const as = users.find(({ who }) => who === 'an ordinary user')?.as
      if (as === undefined) return context.skip('an ordinary user cannot reach this checkout')
      const dataDir = await temporaryFolder(as)
      mkdirSync(join(dataDir, 'pg'))
      chownSync(join(dataDir, 'pg'), 1, 1)
      await using user = new UserProcess(dataDir, { as })
      expect(await user.refused()).toMatchObject({
        code: 'DATABASE_FOLDER',
        text: expect.stringContaining('belongs to user 1, and this is user 65534'),
      })
    },
  )

  test.each(users.filter(({ who }) => who === 'an ordinary user'))(
    'that $who may not write is refused',
    async ({ as }) => {
      const dataDir = await temporaryFolder(as)
      chmodSync(dataDir, 0o555)
      await using user = new UserProcess(dataDir, { as })
      expect(await user.refused()).toMatchObject({
        code: 'DATABASE_FOLDER',
        text: expect.stringMatching(/cannot be written.*set DATABASE_URL/),
      })
      await using deeper = new UserProcess(join(dataDir, 'deeper'), { as })
      expect(await deeper.refused()).toMatchObject({
        code: 'DATABASE_FOLDER',
        text: expect.stringMatching(/cannot be made.*set DATABASE_URL/),
      })
    },
  )
})

describe('a cluster of ours', () => {
  const folder = sharedDataDir(undefined)
  const open = async (): Promise<void> => {
    const host = await openHost({ dataDir: folder.path, sync: false, cacheDirs: testCacheDirs() })
    await host.close()
  }
  /** Changes a file, looks at what opening does, and changes it back. */
  const withFile = async (name: string, change: (path: string) => void, look: () => Promise<void>): Promise<void> => {
    await open()
    const path = join(folder.path, 'pg', name)
    const before = readFileSync(path)
    change(path)
    await look()
    writeFileSync(path, before)
    await open()
  }

  test('with a broken control file is refused in PostgreSQL’s words, and starts when that is mended', async () => {
    await withFile(
      'global/pg_control',
      (path) => writeFileSync(path, Buffer.alloc(8192)),
      () => expect(open()).rejects.toEqual(refusal('DATABASE_START_FAILED', folder.path, 'pg.log')),
    )
  })

  test('with a wrong setting is refused and says which', async () => {
    await withFile(
      'postgresql.conf',
      (path) => writeFileSync(path, 'work_mem = much\n'),
      () => expect(open()).rejects.toEqual(refusal('DATABASE_START_FAILED', 'postgresql.conf')),
    )
  })

  test('whose lock names a process that is not its PostgreSQL starts at once', async () => {
    await open()
    const sleeper = spawn('sleep', ['60'])
    await once(sleeper, 'spawn')
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      writeFileSync(join(folder.path, 'pg', name), `${sleeper.pid}\n/proc/self/cwd\n1\n5432\n.\n\n\nready\n`, {
        mode: 0o600,
      })
    }
    await open()
    sleeper.kill()
    await once(sleeper, 'exit')
  })
})

test.skipIf(ordinaryUser === undefined)(
  'a user without a name can start an existing database and is told so when there is none; root can make one for him',
  async (context) => {
    const unnamed = { uid: 54_321, gid: 54_321 }
    if (!canRunNode(unnamed)) return context.skip('another user cannot reach this checkout')
    const dataDir = await temporaryFolder(unnamed)
    await using refused = new UserProcess(dataDir, { as: unnamed })
    expect(await refused.refused()).toMatchObject({
      code: 'DATABASE_USER',
      text: expect.stringMatching(/User 54321 has no name.*set DATABASE_URL/),
    })
    await using root = await new UserProcess(dataDir).ready()
    await root.close()
    await using user = await new UserProcess(dataDir, { as: unnamed }).ready()
    expect(await user.query('select 1 as one')).toEqual([{ one: 1 }])
  },
)

test('a root that may not become another user is refused and told what to do', async (context) => {
  const canDrop = ordinaryUser !== undefined && spawnSync('setpriv', ['--bounding-set=-all', 'true']).status === 0
  if (!canDrop) return context.skip('needs root and setpriv')
  const dataDir = await temporaryFolder()
  const module = pathToFileURL(join(import.meta.dirname, '..', 'src', 'embedded', 'host.ts')).href
  const script = `import(${JSON.stringify(module)}).then((m) => m.openHost({ dataDir: ${JSON.stringify(dataDir)} })).catch((e) => console.log(e.code, e.message))`
  const { stdout } = spawnSync('setpriv', ['--bounding-set=-all', process.execPath, '-e', script], { encoding: 'utf8' })
  expect(stdout).toMatch(/^DATABASE_USER .*may not become user 65534.*set DATABASE_URL$/m)
})
