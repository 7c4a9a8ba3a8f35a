import { fileURLToPath } from 'node:url'
import { migrateSchema } from '@pf/database'
import type { Database } from '@pf/database'
import { migrateQueue } from './boss.ts'

/** Brings the engine's tables, and those of the job queue, to the level of this build. Any number of processes may do it at once. */
export async function prepareTaskSchema(database: Database): Promise<void> {
  await migrateSchema(database, { schema: 'tasks', folder: fileURLToPath(new URL('../drizzle', import.meta.url)) })
  await migrateQueue(database)
}
