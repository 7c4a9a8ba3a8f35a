import { z } from 'zod'
import type { SystemKind } from './system.ts'

/** The task systems that are measured. */
export const systemName = z.enum([
  'engine',
  'pg-boss',
  'graphile-worker',
  'BullMQ on PostgreSQL',
  'BullMQ on Redis',
  'DBOS',
])
export type SystemName = z.output<typeof systemName>

/** Those that the engine is measured beside. */
export const peerNames = systemName.exclude(['engine']).options

/** Each system, loaded by the processes that use it. */
export const systems: Readonly<Record<SystemName, () => Promise<SystemKind>>> = {
  engine: async () => (await import('./engine.ts')).engine,
  'pg-boss': async () => (await import('./pg-boss.ts')).pgBoss,
  'graphile-worker': async () => (await import('./graphile-worker.ts')).graphileWorker,
  'BullMQ on PostgreSQL': async () => (await import('./bullmq-postgres.ts')).bullmqPostgres,
  'BullMQ on Redis': async () => (await import('./bullmq-redis.ts')).bullmqRedis,
  DBOS: async () => (await import('./dbos.ts')).dbos,
}
