import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError, messageOf } from '../errors.ts'
import type { DatabaseEvent } from '../events.ts'
import type { Place } from './attach.ts'
import { attach } from './attach.ts'
import { findBinaries } from './binaries.ts'
import { chooseIdentities } from './identity.ts'
import { folderError, makeDataDir } from './initialise.ts'
import { layoutOf } from './layout.ts'
import { answers, readPostmaster } from './postmaster.ts'
import { isPostgresOf } from './processes.ts'
import { openSocketPath } from './socket-path.ts'
import type { UserHold } from './users.ts'

/** How a cluster is hosted. */
export interface HostOptions {
  readonly dataDir: string
  /** Where a copy of the programs may be kept when their own place does not serve, root's cache folder unless said; the data folder is tried last. */
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

/** All users can reach it, and cleaners of temporary files do not. */
const usualCacheDirs = ['/var/cache/embedded-postgresql']
const lookEveryMs = 250
const retryEveryMs = 5_000
const othersAfterMs = 200
/** Whoever started PostgreSQL last starts it again; the others give it this head start, for several starting at once only hinder each other. */
const starterFirstMs = 150

/**
 * Hosts or joins the cluster of a data folder; resolves when it takes connections.
 *
 * @throws DatabaseError in one sentence, when it cannot.
 */
export async function openHost(options: HostOptions): Promise<EmbeddedHost> {
  const layout = layoutOf(resolve(options.dataDir))
  await makeDataDir(layout)
  const identities = chooseIdentities(layout)
  const binaries = await findBinaries(identities.run, [...(options.cacheDirs ?? usualCacheDirs), layout.dataDir])
  const socket = openSocketPath(layout)
  const place: Place = {
    layout,
    identities,
    binaries,
    socketPath: socket.path,
    settings: options.settings ?? {},
    sync: options.sync ?? true,
    tell: (kind, text) => options.onEvent?.({ kind, text }),
  }
  try {
    const supervision = supervise(place, await attach(place))
    return {
      socketDir: socket.dir,
      close: async () => {
        await supervision.end()
        socket.close()
      },
    }
  } catch (error) {
    socket.close()
    if (error instanceof DatabaseError) throw error
    throw folderError(
      `The database in ${layout.dataDir} cannot be used (${messageOf(error)}): mend that, choose another data folder`,
      error,
    )
  }
}

/** Looks after the cluster: a dead PostgreSQL is started again, a dead watcher replaced. Every user does so; `attach` keeps it to one PostgreSQL. */
function supervise(place: Place, { hold, started }: { hold: UserHold; started: boolean }): { end(): Promise<void> } {
  let isStarter = started
  const { layout, tell } = place
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  const next = (ms: number): void => {
    if (ended) return
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
      tell('lost', `PostgreSQL in ${layout.pgData} has ended; bringing it back`)
      if (!isStarter) await delay(starterFirstMs)
      isStarter = (await attach(place, hold)).started
      tell('restarted', `PostgreSQL in ${layout.pgData} is back`)
      return lookEveryMs
    } catch (error) {
      if (!ended) tell('error', messageOf(error))
      return retryEveryMs
    }
  }
  next(lookEveryMs)
  return {
    end: async () => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      // First the hold: a restart that is under way gives up, and a PostgreSQL that is recovering is stopped.
      hold.release()
      await looking
      await untilGone(place)
    },
  }
}

/** By its process where we can see it, which costs nothing; else (in another container on the same volume) by a connection. */
async function isRunning({ layout, socketPath }: Place): Promise<boolean> {
  const postmaster = readPostmaster(layout)
  if (postmaster !== undefined && isPostgresOf(postmaster.pid, layout.pgData)) return true
  return answers(socketPath)
}

/** Still `ready` after 200 ms means that others use it. */
async function untilGone({ layout }: Place): Promise<void> {
  const since = Date.now()
  const pid = readPostmaster(layout)?.pid
  for (; ; await delay(5)) {
    const now = readPostmaster(layout)
    if (pid === undefined || now?.pid !== pid || !isPostgresOf(pid, layout.pgData)) return
    if (now.status === 'ready' && Date.now() - since > othersAfterMs) return
  }
}
