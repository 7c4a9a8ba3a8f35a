import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of this process, removed when it is closed; after a SIGKILL by the next process that opens one. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string
}

/** Containers may share the folder above and count their processes each for themselves: a name holds its host too. */
const host = hostname()
const named = /^priceforge-(.*)-(\d+)-\w+$/

/** Makes a folder and removes those of processes of this host that are gone. */
export async function openTemporaryFolder(parent = tmpdir()): Promise<TemporaryFolder> {
  await removeLeft(parent)
  const path = await mkdtemp(join(parent, `priceforge-${host}-${process.pid}-`))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

async function removeLeft(parent: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const [, ofHost, pid] = named.exec(entry) ?? []
    if (ofHost !== host) continue
    const path = join(parent, entry)
    // Another user's folder stays.
    if (await isLeft(path, Number(pid))) await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function isLeft(path: string, pid: number): Promise<boolean> {
  if (pid !== process.pid) return !isAlive(pid)
  // In a container every process has the same number, also the one that was killed before this one.
  const found = await stat(path).catch(() => null)
  return found !== null && found.mtimeMs < Date.now() - process.uptime() * 1_000
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
