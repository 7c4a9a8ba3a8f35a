import type { SystemKind } from './system.ts'

/** Every system that the engine is measured beside, loaded by the processes that use it. */
export const systems = {
  engine: async () => (await import('./engine.ts')).engine,
  'pg-boss': async () => (await import('./pg-boss.ts')).pgBoss,
  'graphile-worker': async () => (await import('./graphile-worker.ts')).graphileWorker,
  'BullMQ on PostgreSQL': async () => (await import('./bullmq-postgres.ts')).bullmqPostgres,
  'BullMQ on Redis': async () => (await import('./bullmq-redis.ts')).bullmqRedis,
  DBOS: async () => (await import('./dbos.ts')).dbos,
} satisfies Record<string, () => Promise<SystemKind>>

export type SystemName = keyof typeof systems

export function isSystemName(name: string): name is SystemName {
  return Object.hasOwn(systems, name)
}
