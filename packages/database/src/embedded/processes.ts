import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { codeOf } from '../errors.ts'
import type { Identity } from './identity.ts'

const hasProc = existsSync('/proc/self/stat')

/** PostgreSQL's programs get these alone: PGPORT, PGDATA or LANG of the caller must not leak in. */
export const programEnvironment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' }

/** True for a running process; a zombie that nobody has reaped yet is dead, although it still answers signal 0. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  if (!hasProc) return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2)[0] ?? 'X')
  } catch {
    return false
  }
}

/** True when the process is a live PostgreSQL that works in the folder; numbers of processes are used again. */
export function isPostgresOf(pid: number, pgData: string): boolean {
  if (!isAlive(pid)) return false
  if (!hasProc)
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes('postgres')
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false
  } catch {
    return false
  }
  try {
    const there = statSync(`/proc/${pid}/cwd`)
    const here = statSync(realpathSync(pgData))
    return there.ino === here.ino && there.dev === here.dev
  } catch {
    // Another user's process does not show its folder: take the careful answer.
    return true
  }
}

/** What a finished program left behind. */
export interface Finished {
  readonly status: number | null
  readonly output: string
  /** The program could not be started at all. */
  readonly error?: unknown
}

/** Runs one of PostgreSQL's programs to its end. */
export function runProgram(
  file: string,
  args: readonly string[],
  { cwd, as }: { cwd?: string; as: Identity | undefined },
): Promise<Finished> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const output = (): string => Buffer.concat(chunks).toString('utf8').trim()
    const fail = (error: unknown): void => resolve({ status: null, output: output(), error })
    try {
      const child = spawn(file, args, {
        ...(cwd === undefined ? {} : { cwd }),
        ...as,
        env: programEnvironment,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
      child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
      child.on('error', fail)
      child.on('close', (status) => resolve({ status, output: output() }))
    } catch (error) {
      // spawn throws what it does not expect, like the EPERM of a root that may not become the user.
      fail(error)
    }
  })
}
