import type { Database } from '@pf/database'
import { startRedis } from './systems/redis.ts'
import type { Location } from './systems/system.ts'
import { systems } from './systems/systems.ts'
import type { SystemName } from './systems/systems.ts'

/** What every measure works in: one PostgreSQL for all. */
export interface Scene {
  readonly root: string
  readonly dataDir: string
  readonly database: Database
  /** Small sizes, for development: the figures count for nothing. */
  readonly quick: boolean
  /** Whether processes can be bound to cores. */
  readonly pins: boolean
  readonly hasRedis: boolean
  readonly say: (line: string) => void
}

/** A fresh store for one system: a database of its own and, if it needs one, a Redis. Disposing drops both. */
export async function openStore(scene: Scene, name: SystemName): Promise<{ location: Location } & AsyncDisposable> {
  const { pool } = scene.database
  const kind = await systems[name]()
  const store = `bench_${name.replaceAll(/\W/g, '_').toLowerCase()}`
  await pool.query(`drop database if exists ${store} with (force)`)
  await pool.query(`create database ${store}`)
  const redis = kind.needsRedis ? await startRedis() : undefined
  return {
    location: { postgresUrl: urlOf(scene, store), redisPort: redis?.port ?? 0 },
    [Symbol.asyncDispose]: async () => {
      await redis?.[Symbol.asyncDispose]()
      await pool.query(`drop database if exists ${store} with (force)`)
    },
  }
}

function urlOf({ database }: Scene, name: string): string {
  const { host = '', port = 5432 } = database.pool.options
  return `postgresql://postgres@/${name}?host=${encodeURIComponent(host)}&port=${port}`
}
