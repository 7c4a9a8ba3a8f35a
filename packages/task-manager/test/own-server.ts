import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@pf/database'
import type { Database } from '@pf/database'
import { onTestFinished } from 'vitest'
import { prepareTaskSchema } from '../src/task-manager.ts'

/** A PostgreSQL of the test's own, embedded as a server embeds it, which the test may end. */
export interface OwnServer {
  readonly database: Database
  /** What was told about PostgreSQL, oldest first. */
  readonly events: readonly string[]
  /** `fast`: connections are cut and all is written; `immediate`: as a crash. The embedding process brings it back by itself. */
  readonly stop: (how: 'fast' | 'immediate') => Promise<void>
}

/** `folder`: where its data lie; a temporary one unless said. */
export async function openOwnServer({ folder }: { folder?: string } = {}): Promise<OwnServer> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'pf-engine-')))
  if (folder === undefined) onTestFinished(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  const events: string[] = []
  const database = await openDatabase({ dataDir }, { onEvent: ({ kind }) => events.push(kind) })
  onTestFinished(() => database[Symbol.asyncDispose]())
  await prepareTaskSchema(database)
  return {
    database,
    events,
    stop: async (how) => {
      const [pid] = (await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    },
  }
}
