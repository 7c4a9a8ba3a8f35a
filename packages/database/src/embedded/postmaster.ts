import { readFileSync, renameSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import type { Layout } from './layout.ts'
import { isPostgresOf } from './processes.ts'

/** What postmaster.pid says. */
export interface Postmaster {
  readonly pid: number
  /** Line 8: `starting`, `ready`, `stopping`, `standby`; empty while the file is being written. */
  readonly status: string
}

/** `undefined`: no such file, so nobody runs here. */
export function readPostmaster(layout: Layout): Postmaster | undefined {
  const lines = readLines(layout.pidFile)
  const pid = Number.parseInt(lines?.[0] ?? '', 10)
  return lines !== undefined && pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined
}

/** True when a server listens on the socket, whatever namespace its process lives in. */
export function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path: socketPath })
    const end = (result: boolean): void => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}

/**
 * Removes the lock files of a PostgreSQL that is gone. PostgreSQL itself only asks whether some process has that number, so a number used again
 * would keep it from starting. Returns false when a live PostgreSQL of this folder holds them.
 */
export function removeVoidLocks(layout: Layout): boolean {
  return [layout.pidFile, layout.socketLock].every((file) => removeVoidLock(file, layout.pgData))
}

function removeVoidLock(file: string, pgData: string): boolean {
  const lines = readLines(file)
  if (lines === undefined) return true
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (pid > 0 && isPostgresOf(pid, pgData)) return false
  // Another starter may have replaced the file since it was read: take it aside, look again, and give it back if it is not the one.
  const aside = `${file}.void-${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return true
  }
  if (readLines(aside)?.[0] === lines[0]) {
    rmSync(aside, { force: true })
    return true
  }
  renameSync(aside, file)
  return false
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return undefined
  }
}
