import type { Database } from '@pf/database'
import { Hono } from 'hono'
import { version } from '../config/version.ts'

const answerWithinMs = 2_000

/** `/healthz`: the process is up. `/readyz`: it can do its work: the database answers and its worker runs. */
export function health({ database, workerReady }: { database: Pick<Database, 'pool'>; workerReady: () => boolean }) {
  return new Hono()
    .get('/healthz', (context) => context.json({ status: 'up', name: 'priceforge', version }))
    .get('/readyz', async (context) => {
      const checks = { database: await answers(database), worker: workerReady() }
      const ready = checks.database && checks.worker
      return context.json({ status: ready ? 'ready' : 'not ready', ...checks }, ready ? 200 : 503)
    })
}

async function answers(database: Pick<Database, 'pool'>): Promise<boolean> {
  const question = database.pool.query('select 1').then(
    () => true,
    () => false,
  )
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(resolve, answerWithinMs, false)
  try {
    return await Promise.race([question, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
