import { chown, chmod, lchown, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf, DatabaseError, messageOf } from '../errors.ts'
import type { Binaries } from './binaries.ts'
import type { Identities, Identity } from './identity.ts'
import { hasName } from './identity.ts'
import type { Layout } from './layout.ts'
import { isAlive, runProgram } from './processes.ts'

/** On Linux a program finds its folder as its own working directory: no right is needed on the way to it, and no path is too long. */
export const ownFolder = process.platform === 'linux' ? '/proc/self/cwd' : undefined

/** LC_CTYPE C never: pg_trgm would see no letter beyond ASCII. macOS has no C.UTF-8. */
const ctype = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'

/** Makes the data folder. As root a new one belongs to whom its parent belongs, so that a user's checkout stays the user's. */
export async function makeDataDir(layout: Layout): Promise<void> {
  try {
    const first = await mkdir(layout.dataDir, { recursive: true, mode: 0o755 })
    if (first !== undefined && process.getuid?.() === 0) {
      const parent = await stat(dirname(first))
      for (let path = layout.dataDir; path.length >= first.length; path = dirname(path))
        await chown(path, parent.uid, parent.gid)
    }
  } catch (error) {
    throw folderError(`${layout.dataDir} cannot be made (${messageOf(error)}): choose another data folder`, error)
  }
}

/**
 * Looks at what is in the place of the cluster and changes nothing.
 *
 * @throws DatabaseError DATABASE_FOLDER, DATABASE_OTHER_VERSION
 */
export async function inspectCluster(layout: Layout, major: number): Promise<'missing' | 'present'> {
  const { pgData } = layout
  try {
    const place = await stat(pgData)
    if (!place.isDirectory()) throw folderError(`${pgData} is not a folder: move it away, choose another data folder`)
    const uid = process.getuid?.()
    if (uid !== 0 && uid !== undefined && place.uid !== uid) {
      throw folderError(
        `${pgData} belongs to user ${place.uid}, and this is user ${uid}: start as that user, choose another data folder`,
      )
    }
    const entries = await readdir(pgData)
    if (entries.length === 0) return 'missing'
    if (!entries.includes('PG_VERSION')) {
      throw folderError(
        `${pgData} holds other files, not a PostgreSQL database: move them away, choose another data folder`,
      )
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    if (codeOf(error) === 'ENOENT') return 'missing'
    throw folderError(
      `${pgData} cannot be read (${messageOf(error)}): give this user the rights to it, choose another data folder`,
      error,
    )
  }
  const version = (await readFile(join(pgData, 'PG_VERSION'), 'utf8')).trim()
  if (version !== String(major)) {
    throw new DatabaseError(
      'DATABASE_OTHER_VERSION',
      `${pgData} was written by PostgreSQL ${version} and this is ${major}: export the data with the version that wrote them, choose another data folder, or set DATABASE_URL`,
    )
  }
  return 'present'
}

/**
 * Makes the cluster beside its place and renames it into it: killed half way, the next start is clean; of two first starters one rename fails, and
 * that one joins the other.
 */
export async function initialiseCluster(
  layout: Layout,
  { binaries, identities, sync }: { binaries: Binaries; identities: Identities; sync: boolean },
): Promise<void> {
  if (!hasName(identities.init)) {
    throw new DatabaseError(
      'DATABASE_USER',
      `User ${process.getuid?.()} has no name in the passwd file, without which PostgreSQL makes no new database in ${layout.dataDir}: start once as a named user, or set DATABASE_URL`,
    )
  }
  const unfinished = `${layout.pgData}.init-${process.pid}`
  await sweepUnfinished(layout)
  try {
    await mkdir(unfinished, { mode: 0o700 })
    if (identities.init !== undefined) await chown(unfinished, identities.init.uid, identities.init.gid)
    const finished = await runProgram(binaries.initdb, initdbArgs(ownFolder ?? unfinished, sync), {
      cwd: unfinished,
      as: identities.init,
    })
    if (finished.status !== 0) {
      const words = finished.error === undefined ? errorLine(finished.output) : messageOf(finished.error)
      throw folderError(
        `PostgreSQL could not make its database in ${layout.dataDir} (${words}): mend that, choose another data folder`,
        finished.error,
      )
    }
    if (identities.run !== undefined && identities.run.uid !== identities.init?.uid)
      await giveTo(unfinished, identities.run)
    await rename(unfinished, layout.pgData)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) return
    if (error instanceof DatabaseError) throw error
    throw folderError(
      `${layout.dataDir} cannot be written (${messageOf(error)}): give this user the rights to it, choose another data folder`,
      error,
    )
  }
}

/** PostgreSQL refuses a folder that others may read, or that is not its own: archives, `chmod -R` and copies made by root leave such folders. */
export async function takeCluster(layout: Layout, { run }: Identities): Promise<void> {
  await chmod(layout.pgData, 0o700)
  if (run === undefined || (await stat(layout.pgData)).uid === run.uid) return
  await giveTo(layout.pgData, run)
  await chown(layout.users, run.uid, run.gid).catch(() => undefined)
}

function initdbArgs(folder: string, sync: boolean): string[] {
  return [
    ['-D', folder],
    ['--username=postgres', '--encoding=UTF8'],
    ['--auth-local=trust', '--auth-host=reject'],
    ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype}`],
    ['--no-instructions'],
    sync ? [] : ['--no-sync'],
  ].flat()
}

async function sweepUnfinished(layout: Layout): Promise<void> {
  for (const entry of await readdir(layout.dataDir).catch(() => [])) {
    const pid = Number(/^pg\.init-(\d+)$/.exec(entry)?.[1] ?? 0)
    if (pid > 0 && (pid === process.pid || !isAlive(pid)))
      // The initdb of a process that was killed may still be writing there; it ends once its files are gone.
      await rm(join(layout.dataDir, entry), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

async function giveTo(folder: string, owner: Identity): Promise<void> {
  await lchown(folder, owner.uid, owner.gid)
  for (const entry of await readdir(folder, { recursive: true }))
    await lchown(join(folder, entry), owner.uid, owner.gid)
}

function errorLine(output: string): string {
  const lines = output.split('\n')
  return lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? ''
}

/** A sentence about a folder; ends with what always helps. */
export function folderError(words: string, cause?: unknown): DatabaseError {
  return new DatabaseError('DATABASE_FOLDER', `${words}, or set DATABASE_URL`, { cause })
}
