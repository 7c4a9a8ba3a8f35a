import type { TestDatabase } from '@pf/database/testing'
import type { Engine } from '../src/engine.ts'
import { PollCopy } from '../src/poll-copy.ts'
import { openQueue } from '../src/queue.ts'
import { sweep } from '../src/sweep.ts'
import { registry } from './registry.ts'

const admit = () => Promise.resolve({ subject: null })

/** One sweep of an engine of its own. */
export async function sweepNow(database: TestDatabase): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const definitions = Object.values(registry)
  await using queue = await openQueue({ database, definitions, mayJudge: () => false, log })
  using copy = new PollCopy(database.db)
  const engine: Engine = { database, queue, registry, copy, log, can: () => true, admit }
  await sweep(engine)
}
