import { mkdtemp, rm } from 'node:fs/promises'
import { chownSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import type { Identity } from '../src/embedded/identity.ts'
import { layoutOf } from '../src/embedded/layout.ts'
import { readPostmaster } from '../src/embedded/postmaster.ts'
import { isAlive, isPostgresOf } from '../src/embedded/processes.ts'

/** The user that root becomes for "an ordinary user"; `undefined` when the tests run as one already. */
export const ordinaryUser: Identity | undefined = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined

/** Both ways to run: by number when we are root, else only ourselves. An ordinary user may not reach Node in a root's private checkout. */
export const users: { who: string; as: Identity | undefined }[] = [
  { who: ordinaryUser === undefined ? 'an ordinary user' : 'root', as: undefined },
  ...(ordinaryUser !== undefined && canRunNode(ordinaryUser) ? [{ who: 'an ordinary user', as: ordinaryUser }] : []),
]

/** Whether that user can reach Node and this checkout. */
export function canRunNode(as: Identity): boolean {
  const file = fileURLToPath(new URL('user-process.ts', import.meta.url))
  const script = `require('fs').readFileSync(${JSON.stringify(file)})`
  return spawnSync(process.execPath, ['-e', script], { ...as }).status === 0
}

/** Folder of the run's own cluster. */
export function runFolder(): string {
  return dirname(new URL(inject('testClusterUrl').replace('@/', '@localhost/')).searchParams.get('host') ?? '')
}

/** In a checkout that only root can reach, PostgreSQL's programs were copied into the run's own folder. */
export function testCacheDirs(): string[] {
  return [runFolder()]
}

/** A folder for a data folder, owned by the user, removed at the end of the test. */
export async function temporaryFolder(as?: Identity): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pf-embedded-'))
  if (as !== undefined) chownSync(folder, as.uid, as.gid)
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** Waits for a condition; vitest's own time limit is the end of patience. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** The number of the PostgreSQL that runs in a data folder. */
export function postgresPid(dataDir: string): number | undefined {
  const layout = layoutOf(dataDir)
  const pid = readPostmaster(layout)?.pid
  return pid !== undefined && isPostgresOf(pid, layout.pgData) ? pid : undefined
}

/** Numbers of the live processes that work in the cluster's folder: PostgreSQL with all its own, and the watcher. */
export function processesIn(dataDir: string, comm?: string): number[] {
  const { pgData } = layoutOf(dataDir)
  return readdirSync('/proc').flatMap((entry) => {
    const pid = Number(entry)
    if (!(pid > 0)) return []
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) !== pgData || !isAlive(pid)) return []
      return comm === undefined || readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === comm ? [pid] : []
    } catch {
      return []
    }
  })
}

/** A data folder for all tests of a group: each leaves it without a process, so that the next starts on what it left. */
export function sharedDataDir(as: Identity | undefined, name = 'data'): { readonly path: string } {
  const shared = { path: '' }
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pf-embedded-'))
    if (as !== undefined) chownSync(folder, as.uid, as.gid)
    shared.path = join(folder, name)
  })
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return shared
}
