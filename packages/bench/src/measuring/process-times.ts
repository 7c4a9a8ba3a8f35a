import { readFile, readdir } from 'node:fs/promises'
import type { Database } from '@pf/database'

const ticksPerSecond = 100

interface Times {
  readonly parent: number
  readonly ownMs: number
  /** Of children that have ended. */
  readonly endedMs: number
}

const ms = (ticks: number) => (ticks * 1_000) / ticksPerSecond

/** Processor time of a process so far, as the kernel counts it (Linux). */
async function timesOf(pid: number): Promise<Times | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The command's name, in brackets, may hold anything.
  const fields = text
    ?.slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  if (fields === undefined) return undefined
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map((at) => fields[at])
  return { parent, ownMs: ms(user + system), endedMs: ms(endedUser + endedSystem) }
}

/** Processor time of one process so far, ms. */
export async function processMs(pid: number): Promise<number> {
  return (await timesOf(pid))?.ownMs ?? Number.NaN
}

/** Processor time of a whole PostgreSQL so far: of all its processes, those that have ended included. */
export async function postgresMs({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = (await timesOf(rows[0]?.pid ?? 0))?.parent ?? 0
  for (;;) {
    const server = await timesOf(postmaster)
    if (server === undefined) throw new Error('The processes of PostgreSQL are not on this machine')
    let sum = server.ownMs + server.endedMs
    for (const name of await readdir('/proc')) {
      const times = /^\d+$/.test(name) ? await timesOf(Number(name)) : undefined
      if (times?.parent === postmaster) sum += times.ownMs
    }
    // One that ended meanwhile is neither among those that run nor yet among the ended: all its time would be missing.
    if ((await timesOf(postmaster))?.endedMs === server.endedMs) return sum
  }
}

/** Bytes of write-ahead log so far. */
export async function walBytes({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(`select (pg_current_wal_lsn() - '0/0')::float8 as bytes`)
  return rows[0]?.bytes ?? Number.NaN
}

/** Pages of tables and indexes looked at so far, in memory or on disk, in all databases; what is open now tells with a second's delay. */
export async function touchedPages({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ pages: number }>(
    'select sum(blks_hit + blks_read)::float8 as pages from pg_stat_database',
  )
  return rows[0]?.pages ?? Number.NaN
}
