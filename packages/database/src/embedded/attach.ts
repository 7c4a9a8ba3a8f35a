import { setTimeout as delay } from 'node:timers/promises'
import type { DatabaseEvent } from '../events.ts'
import { DatabaseError } from '../errors.ts'
import type { Binaries } from './binaries.ts'
import type { Identities } from './identity.ts'
import { folderError, initialiseCluster, inspectCluster, takeCluster } from './initialise.ts'
import type { Layout } from './layout.ts'
import { answers, readPostmaster, removeVoidLocks } from './postmaster.ts'
import { spawnServer } from './server-process.ts'
import { UserHold } from './users.ts'

/** One cluster and everything needed to start it. */
export interface Place {
  readonly layout: Layout
  readonly identities: Identities
  readonly binaries: Binaries
  readonly socketPath: string
  /** Settings of PostgreSQL beside the usual ones. */
  readonly settings: Readonly<Record<string, string>>
  /** Whether initdb flushes to disk. */
  readonly sync: boolean
  readonly tell: (kind: DatabaseEvent['kind'], text: string) => void
}

const lookAgainMs = 20
const slowAfterMs = 5_000

/**
 * Joins or starts the cluster; resolves when it takes connections. One rule for first, second, orphaned, starting and stopping: connect, and who gets no
 * answer starts. Between containers on one volume only a connection shows that PostgreSQL runs. There is no time limit, as crash recovery has none.
 *
 * @param held our hold when PostgreSQL was lost under us: then the cluster must be there, and no new one is made
 */
export async function attach(place: Place, held?: UserHold): Promise<{ hold: UserHold; started: boolean }> {
  const { layout, socketPath, tell } = place
  let hold = held
  const takeHold = (): UserHold => (hold ??= UserHold.take(layout, place.identities.run))
  const sayIfSlow = noticeOnce(() =>
    tell('starting', `Waiting for the PostgreSQL of ${layout.pgData} to end or to answer`),
  )
  try {
    if (held === undefined) await ensureCluster(place)
    for (;;) {
      hold?.refuseReleased()
      if (await answers(socketPath)) {
        if (await isReady(place)) {
          takeHold().keepWatched()
          // The last user may have gone, and the watcher acted, between our connection and our hold.
          await delay(lookAgainMs)
          if ((await answers(socketPath)) && readPostmaster(layout)?.status === 'ready') {
            if (held === undefined) tell('joined', `Using the PostgreSQL that runs in ${layout.pgData}`)
            return { hold: takeHold(), started: false }
          }
        }
      } else if ((await isFree(place)) && (await start(place, takeHold))) {
        takeHold().keepWatched()
        return { hold: takeHold(), started: true }
      }
      sayIfSlow()
      await delay(lookAgainMs)
    }
  } catch (error) {
    if (held === undefined) hold?.release()
    throw error
  }
}

/** Makes the cluster if there is none. A running one need not be looked into. */
async function ensureCluster({ layout, binaries, identities, socketPath, sync, tell }: Place): Promise<void> {
  if (await answers(socketPath)) return
  if ((await inspectCluster(layout, binaries.major)) === 'present') return
  tell('initialising', `Making a new database in ${layout.pgData}`)
  await initialiseCluster(layout, { binaries, identities, sync })
}

/** True when the folder can be started: it is a cluster of ours, and no live PostgreSQL holds its locks. */
async function isFree({ layout, binaries, identities }: Place): Promise<boolean> {
  if ((await inspectCluster(layout, binaries.major)) === 'missing') {
    throw folderError(`${layout.pgData} has gone while it was in use: put it back, choose another data folder`)
  }
  await takeCluster(layout, identities)
  return removeVoidLocks(layout)
}

/** Starts PostgreSQL. False: somebody else was faster, or the backends of a killed one are still on their way out. */
async function start(place: Place, takeHold: () => UserHold): Promise<boolean> {
  const { layout, binaries, identities, settings, socketPath, tell } = place
  // The hold comes first: should we be killed from here on, the watcher ends what we started.
  takeHold().keepWatched()
  tell('starting', `Starting PostgreSQL in ${layout.pgData}`)
  const server = spawnServer(layout, { binaries, as: identities.run, extra: settings })
  const sayIfSlow = recoveryNotice(place)
  for (; ; await delay(5)) {
    if (server.ended()) {
      const words = server.words()
      if (/lock file .* already exists|shared memory block/.test(words)) return false
      throw startError(place, words)
    }
    const postmaster = readPostmaster(layout)
    if (postmaster?.pid === server.pid && postmaster?.status === 'ready' && (await answers(socketPath))) return true
    sayIfSlow()
  }
}

/** Waits while the server that answers is still starting. False: it is on its way out. */
async function isReady(place: Place): Promise<boolean> {
  const sayIfSlow = recoveryNotice(place)
  for (; ; await delay(10)) {
    const status = readPostmaster(place.layout)?.status
    if (status === 'ready') return true
    if (status === 'stopping' || !(await answers(place.socketPath))) return false
    sayIfSlow()
  }
}

function recoveryNotice({ layout, tell }: Place): () => void {
  return noticeOnce(() =>
    tell('recovering', `PostgreSQL in ${layout.pgData} is recovering from a crash and opens when it is done`),
  )
}

/** Calls `tell` at the first call that comes 5 s or more from now. */
function noticeOnce(tell: () => void): () => void {
  const since = Date.now()
  let told = false
  return () => {
    if (told || Date.now() - since < slowAfterMs) return
    told = true
    tell()
  }
}

function startError({ layout }: Place, words: string): DatabaseError {
  const lines = words.trim().split('\n')
  const line = lines.findLast((text) => /FATAL|PANIC/.test(text)) ?? lines.at(-1) ?? ''
  const reason = line.replace(/^.*(?:FATAL|PANIC):\s*/, '')
  return new DatabaseError(
    'DATABASE_START_FAILED',
    `PostgreSQL did not start in ${layout.pgData} (${reason}): see ${layout.log}, restore a backup or choose another data folder, or set DATABASE_URL`,
  )
}
