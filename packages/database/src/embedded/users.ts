import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, closeSync, constants, fstatSync, openSync, statSync } from 'node:fs'
import { codeOf, DatabaseError } from '../errors.ts'
import type { Identity } from './identity.ts'
import type { Layout } from './layout.ts'
import { programEnvironment } from './processes.ts'

const { O_WRONLY, O_RDONLY, O_NONBLOCK } = constants

/**
 * The watcher: one shell in a session of its own whose stdin is the FIFO that all users hold open for writing. End of file comes when the last of them
 * exits, crashes or is killed. It reads the postmaster's number and then looks for users once more, so that it never stops a PostgreSQL that was
 * started, or joined, since. A number that is not a PostgreSQL of this folder is left alone. Without a pid file it waits half a second for one: its
 * user may have been killed between the start of PostgreSQL and its first words.
 */
const watcherScript = `
trap '' INT TERM HUP
is_ours() {
  if [ -d /proc/self ]; then
    comm=
    { read -r comm < "/proc/$1/comm"; } 2>/dev/null
    [ "$comm" = postgres ] && [ "/proc/$1/cwd" -ef . ]
  else
    case "$(ps -o comm= -p "$1")" in *postgres*) true ;; *) false ;; esac
  fi
}
unused() { while read -r line; do :; done; }
tries=0
while :; do
  unused
  pid=
  { read -r pid < postmaster.pid; } 2>/dev/null
  unused
  if [ -n "$pid" ] && is_ours "$pid"; then kill -INT "$pid"; exit 0; fi
  tries=$((tries + 1))
  [ "$tries" -ge 5 ] && exit 0
  sleep 0.1
done
`

/** Our hold on the cluster: while it is held, PostgreSQL is not stopped. */
export class UserHold {
  readonly #layout: Layout
  readonly #as: Identity | undefined
  /** The present FIFO; `#older` are those that somebody has removed, whose watchers would take their end for ours. */
  #fd: number
  readonly #older: number[] = []

  private constructor(layout: Layout, as: Identity | undefined, fd: number) {
    this.#layout = layout
    this.#as = as
    this.#fd = fd
  }

  /** Takes the hold; starts a watcher if nobody watches. PGDATA must exist. */
  static take(layout: Layout, as: Identity | undefined): UserHold {
    return new UserHold(layout, as, openHold(layout, as).fd)
  }

  /** Sees to it that somebody watches, on the FIFO that is there now. Returns true when a new watcher had to be started. */
  keepWatched(): boolean {
    this.refuseReleased()
    const present = statSync(this.#layout.users, { throwIfNoEntry: false })
    const replaced = present === undefined || present.ino !== fstatSync(this.#fd).ino
    const { fd, started } = openHold(this.#layout, this.#as)
    if (replaced) {
      this.#older.push(this.#fd)
      this.#fd = fd
    } else {
      closeSync(fd)
    }
    return started
  }

  /** @throws DatabaseError DATABASE_CLOSED once released: from then on nothing may be started. */
  refuseReleased(): void {
    if (this.#fd < 0) throw new DatabaseError('DATABASE_CLOSED', `The database in ${this.#layout.dataDir} was closed`)
  }

  release(): void {
    if (this.#fd < 0) return
    for (const fd of [this.#fd, ...this.#older]) closeSync(fd)
    this.#fd = -1
  }
}

/** True when a watcher has the FIFO open, so some process still uses the folder. */
export function isWatched(users: string): boolean {
  try {
    closeSync(openSync(users, O_WRONLY | O_NONBLOCK))
    return true
  } catch {
    return false
  }
}

function openHold(layout: Layout, as: Identity | undefined): { fd: number; started: boolean } {
  try {
    return { fd: openSync(layout.users, O_WRONLY | O_NONBLOCK), started: false }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') makeFifo(layout, as)
    else if (codeOf(error) !== 'ENXIO') throw refusal(layout, error)
  }
  // Without a reader the write end does not open: open the read end first, which the watcher gets as its stdin. As any other number it would
  // keep O_NONBLOCK, and the first read would end the watcher.
  const readEnd = openSync(layout.users, O_RDONLY | O_NONBLOCK)
  const fd = openSync(layout.users, O_WRONLY | O_NONBLOCK)
  const watcher = spawn('/bin/sh', ['-c', watcherScript], {
    cwd: layout.pgData,
    detached: true,
    stdio: [readEnd, 'ignore', 'ignore'],
    env: programEnvironment,
    ...as,
  })
  watcher.on('error', () => undefined)
  watcher.unref()
  closeSync(readEnd)
  return { fd, started: true }
}

function makeFifo(layout: Layout, as: Identity | undefined): void {
  const made = spawnSync('mkfifo', ['-m', '600', layout.users], { encoding: 'utf8', env: programEnvironment })
  if (made.status !== 0 && !statSync(layout.users, { throwIfNoEntry: false })?.isFIFO())
    throw refusal(layout, made.error ?? new Error(made.stderr.trim()))
  chmodSync(layout.users, 0o600)
  if (as !== undefined) chownSync(layout.users, as.uid, as.gid)
}

function refusal(layout: Layout, cause: unknown): DatabaseError {
  return new DatabaseError(
    'DATABASE_FOLDER',
    `${layout.users} cannot be used as a FIFO (${cause instanceof Error ? cause.message : String(cause)}): put the data on a local disk that this user may write, or set DATABASE_URL`,
    { cause },
  )
}
