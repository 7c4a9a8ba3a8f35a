import { setTimeout as delay } from 'node:timers/promises'
import { resolve } from 'node:path'
import { DatabaseError, messageOf } from '../errors.ts'
import type { DatabaseEvent } from '../events.ts'
import type { Binaries } from './binaries.ts'
import { findBinaries } from './binaries.ts'
import type { Identities } from './identity.ts'
import { chooseIdentities } from './identity.ts'
import { closeToOthers, initialiseCluster, inspectCluster, makeDataDir } from './initialise.ts'
import type { Layout } from './layout.ts'
import { layoutOf } from './layout.ts'
import { answers, readPostmaster, removeVoidLocks } from './postmaster.ts'
import { isPostgresOf } from './processes.ts'
import { spawnServer } from './server-process.ts'
import { openSocketPath } from './socket-path.ts'
import { UserHold } from './users.ts'

/** How a cluster is hosted. */
export interface HostOptions {
  readonly dataDir: string
  /** Where a copy of the programs may be kept when their own place does not serve; the data folder is tried last. */
  readonly cacheDirs?: readonly string[]
  readonly onEvent?: (event: DatabaseEvent) => void
  /** Settings of PostgreSQL beside the usual ones. */
  readonly settings?: Readonly<Record<string, string>>
  /** Whether initdb flushes to disk (default true). */
  readonly sync?: boolean
}

/** Our part in a running cluster. Whoever comes first starts it, later processes of the folder join it, the last to close or die ends it. */
export interface EmbeddedHost {
  /** The folder to connect to: the cluster's, or a short link to it. */
  readonly socketDir: string
  /** Gives our part up. Resolves when PostgreSQL is gone, or goes on because others use it. Close all connections first. */
  close(): Promise<void>
}

/** Everything the steps below need. */
interface Place {
  readonly layout: Layout
  readonly identities: Identities
  readonly binaries: Binaries
  readonly socketPath: string
  readonly options: HostOptions
  readonly tell: (kind: DatabaseEvent['kind'], text: string) => void
}

const lookEveryMs = 250
const retryEveryMs = 5_000
const recoveryToldAfterMs = 5_000

/**
 * Hosts or joins the cluster of a data folder; resolves when it takes connections. There is no time limit: crash recovery lasts as long as it lasts.
 *
 * @throws DatabaseError in one sentence, when it cannot.
 */
export async function openHost(options: HostOptions): Promise<EmbeddedHost> {
  const layout = layoutOf(resolve(options.dataDir))
  await makeDataDir(layout)
  const identities = chooseIdentities(layout)
  const binaries = await findBinaries(identities.run, [...(options.cacheDirs ?? []), layout.dataDir])
  const socket = openSocketPath(layout)
  const place: Place = {
    layout,
    identities,
    binaries,
    socketPath: socket.path,
    options,
    tell: (kind, text) => options.onEvent?.({ kind, text }),
  }
  try {
    const hold = await attach(place)
    return superviseCluster(place, { hold, socket })
  } catch (error) {
    socket.close()
    throw error
  }
}

/** One rule for first, second, orphaned, starting and stopping: connect; who gets no answer starts. */
async function attach(place: Place, held?: UserHold): Promise<UserHold> {
  let hold = held
  try {
    for (;;) {
      let started = false
      if (!(await answers(place.socketPath))) {
        const outcome = await start(place, hold)
        hold = outcome.hold ?? hold
        if (!outcome.started) {
          await delay(20)
          continue
        }
        started = true
      }
      if (!(await isReady(place))) continue
      hold ??= UserHold.take(place.layout, place.identities.run)
      hold.keepWatched()
      if (started) return hold
      // The last user may have gone, and the watcher acted, between our connection and our hold.
      await delay(20)
      if ((await answers(place.socketPath)) && readPostmaster(place.layout)?.status === 'ready') {
        if (held === undefined) place.tell('joined', `Joined the PostgreSQL that runs in ${place.layout.pgData}`)
        return hold
      }
    }
  } catch (error) {
    if (held === undefined) hold?.release()
    throw error
  }
}

/** `started: false`: somebody else starts or stops it just now, look again. */
async function start(place: Place, held: UserHold | undefined): Promise<{ started: boolean; hold?: UserHold }> {
  const { layout, identities, binaries, options, tell } = place
  if ((await inspectCluster(layout, binaries.major)) === 'missing') {
    tell('initialising', `Making a new database in ${layout.pgData}`)
    await initialiseCluster(layout, { binaries, identities, sync: options.sync ?? true })
  }
  await closeToOthers(layout)
  if (!removeVoidLocks(layout)) return { started: false }
  // The hold comes first: killed from here on, the watcher ends what we started.
  const hold = held ?? UserHold.take(layout, identities.run)
  try {
    if (held === undefined) tell('starting', `Starting PostgreSQL in ${layout.pgData}`)
    const server = spawnServer(layout, { binaries, as: identities.run, extra: options.settings ?? {} })
    const since = Date.now()
    let told = false
    for (;;) {
      if (server.ended()) {
        const words = server.words()
        // Another starter was faster, or backends of a killed PostgreSQL are still on their way out.
        if (/lock file .* already exists|shared memory block/.test(words)) return { started: false, hold }
        throw startError(place, words)
      }
      const postmaster = readPostmaster(layout)
      if (postmaster?.pid === server.pid && postmaster?.status === 'ready' && (await answers(place.socketPath)))
        return { started: true, hold }
      if (!told && Date.now() - since > recoveryToldAfterMs) {
        told = true
        tell('recovering', `PostgreSQL in ${layout.pgData} is recovering from a crash; it opens when it is done`)
      }
      await delay(5)
    }
  } catch (error) {
    if (held === undefined) hold.release()
    throw error
  }
}

/** Waits while the server that answers is still starting. False: it is on its way out. */
async function isReady({ layout, socketPath, tell }: Place): Promise<boolean> {
  const since = Date.now()
  for (let told = false; ; await delay(10)) {
    const postmaster = readPostmaster(layout)
    if (postmaster?.status === 'ready') return true
    if (postmaster?.status === 'stopping' || !(await answers(socketPath))) return false
    if (!told && Date.now() - since > recoveryToldAfterMs) {
      told = true
      tell('recovering', `PostgreSQL in ${layout.pgData} is recovering from a crash; it opens when it is done`)
    }
  }
}

/** Looks after the cluster until closed: a dead PostgreSQL is started again, a dead watcher replaced. Every user does so, and `attach` keeps it to one. */
function superviseCluster(
  place: Place,
  { hold, socket }: { hold: UserHold; socket: { close(): void; dir: string } },
): EmbeddedHost {
  const { layout, tell } = place
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  const next = (ms: number): void => {
    if (closed) return
    timer = setTimeout(() => {
      looking = look().then(next)
    }, ms).unref()
  }
  const look = async (): Promise<number> => {
    try {
      if (await isRunning(place)) {
        if (hold.keepWatched()) tell('restarted', 'The watcher of PostgreSQL had ended; there is a new one')
        return lookEveryMs
      }
      tell('lost', `PostgreSQL in ${layout.pgData} has ended; starting it again`)
      await attach(place, hold)
      tell('restarted', `PostgreSQL in ${layout.pgData} is back`)
      return lookEveryMs
    } catch (error) {
      tell('error', messageOf(error))
      return retryEveryMs
    }
  }
  next(lookEveryMs)
  return {
    socketDir: socket.dir,
    close: async () => {
      if (closed) return
      closed = true
      clearTimeout(timer)
      await looking
      hold.release()
      await untilGone(place)
      socket.close()
    },
  }
}

/** By its process where we can see it, which costs nothing; else (another container on the same volume) by a connection. */
async function isRunning({ layout, socketPath }: Place): Promise<boolean> {
  const postmaster = readPostmaster(layout)
  if (postmaster !== undefined && isPostgresOf(postmaster.pid, layout.pgData)) return true
  return answers(socketPath)
}

/** Still `ready` after 200 ms means that others use it. */
async function untilGone({ layout }: Place): Promise<void> {
  const since = Date.now()
  const pid = readPostmaster(layout)?.pid
  for (;;) {
    const now = readPostmaster(layout)
    if (pid === undefined || now?.pid !== pid || !isPostgresOf(pid, layout.pgData)) return
    if (now.status === 'ready' && Date.now() - since > 200) return
    await delay(5)
  }
}

function startError({ layout }: Place, words: string): DatabaseError {
  const line = words.split('\n').findLast((text) => /FATAL|PANIC/.test(text)) ?? words.trim().split('\n').at(-1) ?? ''
  const reason = line.replace(/^.*(?:FATAL|PANIC):\s*/, '')
  return new DatabaseError(
    'DATABASE_START_FAILED',
    `PostgreSQL did not start in ${layout.pgData} (${reason}): see ${layout.log}, restore a backup or choose another data folder, or set DATABASE_URL`,
  )
}
