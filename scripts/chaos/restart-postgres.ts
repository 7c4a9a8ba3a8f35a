import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '@pf/database'

const backWithinMs = 60_000
const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

/**
 * Ends the PostgreSQL of a data folder, which those who use the folder then start again. Answers when it did so and when it took statements
 * again, in ms of the host's clock.
 */
export async function restartPostgres(
  { database, dataDir }: { database: Database; dataDir: string },
  how: 'fast' | 'immediate',
): Promise<{ from: number; at: number }> {
  const pid = await postmasterPid(dataDir)
  const from = Date.now()
  process.kill(pid, signals[how])
  while (Date.now() - from < backWithinMs) {
    await delay(20)
    const next = await postmasterPid(dataDir).catch(() => pid)
    if (next === pid) continue
    const answers = await database.pool.query('select 1').then(
      () => true,
      () => false,
    )
    if (answers) return { from, at: Date.now() }
  }
  throw new Error(`PostgreSQL did not come back within ${backWithinMs} ms`)
}

async function postmasterPid(dataDir: string): Promise<number> {
  const [line = ''] = (await readFile(path.join(dataDir, 'pg/postmaster.pid'), 'utf8')).split('\n')
  const pid = Number(line)
  if (!(pid > 0)) throw new Error('The pid file of PostgreSQL is being written')
  return pid
}
