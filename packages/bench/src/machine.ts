import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, release, totalmem } from 'node:os'
import path from 'node:path'
import type { Database } from '@pf/database'
import { z } from 'zod'
import { redisVersion } from './systems/redis.ts'
import { systems } from './systems/systems.ts'

/** Machine and database, as lines of a list. */
export async function describeMachine({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ version: string; commit: string }>(
    `select current_setting('server_version') as version, current_setting('synchronous_commit') as commit`,
  )
  const [postgres] = rows
  return [
    `machine: ${availableParallelism()} cores of ${cpus()[0]?.model.trim() ?? 'unknown kind'}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}`,
    `Node ${process.versions.node}, PostgreSQL ${postgres?.version} embedded, synchronous_commit ${postgres?.commit}, fsync on, its other settings as they come`,
  ]
}

/** The same, and what takes part beside the engine. */
export async function describeRun(database: Database): Promise<string[]> {
  const lines = [
    ...(await describeMachine(database)),
    `Redis ${redisVersion() ?? 'not installed'}`,
    `HTTP: @trpc/server ${await versionOf('@trpc/server')}, load by autocannon ${await versionOf('autocannon')}`,
  ]
  for (const [name, load] of Object.entries(systems)) {
    const kind = await load()
    lines.push(`${name}: ${kind.package} ${await versionOf(kind.package)}; ${kind.settings}`)
  }
  return lines
}

const manifest = z.object({ version: z.string() })

/** The installed version of a package of this workspace package, whatever its `exports` let in. */
async function versionOf(name: string): Promise<string> {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  for (const folder of folders) {
    const text = await readFile(path.join(folder, name, 'package.json'), 'utf8').catch(() => null)
    if (text !== null) return manifest.parse(JSON.parse(text)).version
  }
  throw new Error(`The package ${name} is not installed`)
}
