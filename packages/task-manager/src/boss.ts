import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import type { Database, Transaction } from '@pf/database'
import { PgBoss } from 'pg-boss'
import type { Db } from 'pg-boss'
import { JudgeTooLate } from './errors.ts'
import type { TaskLog } from './types.ts'

/** The schema of pg-boss's tables; not its default, for an application may have a pg-boss of its own. */
const queueSchema = 'task_queue'
/** One lock for all processes that make or migrate the queue: "task". */
const migrationLock = 0x7461736b

/** Makes pg-boss's own schema, or brings it to the level of this build. */
export async function migrateQueue(database: Database): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const boss = await startBoss(poolAdapter(database), { migrate: true })
    await boss[Symbol.asyncDispose]()
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** Opens pg-boss without its timers. `judging`: what its statements go through from then on. */
export async function startBoss(
  db: Db,
  { migrate = false, log, judging }: { migrate?: boolean; log?: TaskLog; judging?: Db },
): Promise<{ boss: PgBoss } & AsyncDisposable> {
  let present = db
  const boss = new PgBoss({
    db: { executeSql: (text, values) => present.executeSql(text, values) },
    schema: queueSchema,
    migrate,
    // Its timers are not used: what runs when is decided here, above all who may judge whom.
    supervise: false,
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
    monitorIntervalSeconds: 1,
    maintenanceIntervalSeconds: 10 * 60,
    warningQueueSize: 1_000_000,
  })
  boss.on('error', (error) => {
    if (!(error instanceof JudgeTooLate)) log?.error({ err: error }, 'The job queue reported an error')
  })
  await boss.start()
  if (judging !== undefined) present = judging
  return {
    boss,
    [Symbol.asyncDispose]: async () => {
      present = db
      await boss.stop({ graceful: false, close: false })
    },
  }
}

/** The pool, outside of whatever transaction the caller's async context is in: pg-boss reads its queues' settings now and then. */
export function poolAdapter(database: Database): Db {
  const outside = AsyncLocalStorage.snapshot()
  return {
    executeSql: (text, values) =>
      outside(async () => database.pool.query(text, ...(values === undefined ? [] : [values]))),
  }
}

const names = new Map<string, string>()

/** A transaction for pg-boss. Its texts differ by queue alone, so each connection prepares them once. */
export function txAdapter(tx: Transaction): Db {
  return {
    executeSql: async (text, values) => {
      let name = names.get(text)
      if (name === undefined) {
        name = `boss_${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`
        names.set(text, name)
      }
      return tx.$client.query({ name, text, values: values ?? [] })
    },
  }
}
