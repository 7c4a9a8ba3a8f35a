import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTemporaryFolder } from './temporary-folder.ts'

const name = (pid: number, suffix: string, host = hostname()) => `priceforge-${host}-${pid}-${suffix}`

test('folders of processes that are gone are removed; those of others, of other hosts and of other programs stay', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'folders-test-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  const gone = spawnSync(process.execPath, ['--version']).pid
  const kept = [name(process.pid, 'mine'), name(process.ppid, 'live'), name(gone, 'far', 'elsewhere'), 'import-abc']
  const left = [name(gone, 'dead'), name(process.pid, 'before')]
  for (const folder of [...kept, ...left]) {
    await mkdir(join(parent, folder))
    await writeFile(join(parent, folder, 'file'), 'x')
  }
  await utimes(join(parent, name(process.pid, 'before')), 0, 0)
  {
    await using folder = await openTemporaryFolder(parent)
    expect(await readdir(folder.path)).toEqual([])
    expect(new Set(await readdir(parent))).toEqual(new Set([...kept, basename(folder.path)]))
  }
  expect(new Set(await readdir(parent))).toEqual(new Set(kept))
})
