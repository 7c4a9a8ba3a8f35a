import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { chownSync, closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import { ownFolder } from './initialise.ts'
import type { Layout } from './layout.ts'
import { programEnvironment } from './processes.ts'

const maxLogBytes = 10 * 1024 * 1024

/** Given at each start and not kept in the folder, so that a new version of this package changes them. What is not here was tried and is best left alone. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  // posix needs a /dev/shm of some size, and systemd-logind removes it from users without a login.
  dynamic_shared_memory_type: 'mmap',
  huge_pages: 'off',
  max_connections: '100',
  // 960 MB of WAL were 4.2 s of crash recovery.
  max_wal_size: '512MB',
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  // The application reports its own SQL errors.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  // Else the drive's cache is not flushed.
  ...(process.platform === 'darwin' ? { wal_sync_method: 'fsync_writethrough' } : {}),
}

/** A PostgreSQL that we started: it may still refuse to. */
export interface ServerProcess {
  readonly pid: number | undefined
  /** Undefined while it runs. */
  ended(): boolean
  /** What it wrote to the log since it was started. */
  words(): string
}

/** Starts PostgreSQL in a session of its own: Ctrl-C at our terminal must not end it before we have drained. */
export function spawnServer(
  layout: Layout,
  { binaries, as, extra }: { binaries: Binaries; as: Identity | undefined; extra: Readonly<Record<string, string>> },
): ServerProcess {
  const log = openLog(layout, as)
  const offset = fstatSync(log).size
  const args = ['-D', ownFolder ?? layout.pgData]
  for (const [name, value] of Object.entries({ ...settings, ...extra })) args.push('-c', `${name}=${value}`)
  let child: ChildProcess
  try {
    child = spawn(binaries.postgres, args, {
      cwd: layout.pgData,
      detached: true,
      stdio: ['ignore', log, log],
      env: programEnvironment,
      ...as,
    })
  } finally {
    closeSync(log)
  }
  let failure: Error | undefined
  child.on('error', (error) => {
    failure = error
  })
  child.unref()
  return {
    pid: child.pid,
    ended: () => failure !== undefined || child.exitCode !== null || child.signalCode !== null,
    words: () => failure?.message ?? readFileSync(layout.log).subarray(offset).toString('utf8'),
  }
}

function openLog(layout: Layout, as: Identity | undefined): number {
  const size = statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0
  if (size > maxLogBytes) renameSync(layout.log, `${layout.log}.1`)
  const fd = openSync(layout.log, 'a', 0o600)
  if (as !== undefined) chownSync(layout.log, as.uid, as.gid)
  return fd
}
