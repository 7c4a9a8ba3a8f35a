import type { Database } from '@pf/database'
import type { Registry } from '@pf/task-contract'
import { onTestFinished } from 'vitest'
import type { Engine } from '../src/engine.ts'
import { EndedCounts } from '../src/ended-counts.ts'
import { PollCopy } from '../src/poll-copy.ts'
import { openQueue } from '../src/queue.ts'
import { countEndedTasks } from '../src/store/list-tasks.ts'
import { registry as testTypes } from './registry.ts'

const admit = () => Promise.resolve({ subject: null })

/** The parts of an engine without its timers: nothing happens but what the test calls. Closed at the end of the test. */
export async function openBareEngine(database: Database, registry: Registry = testTypes): Promise<Engine> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const definitions = Object.values(registry)
  const queue = await openQueue({ database, definitions, mayJudge: () => true, log })
  onTestFinished(() => queue[Symbol.asyncDispose]())
  const copy = new PollCopy(database.db)
  onTestFinished(() => copy[Symbol.dispose]())
  const endedCounts = new EndedCounts((types) => countEndedTasks(database.db, types))
  return { database, queue, registry, copy, endedCounts, log, can: () => true, admit }
}

/** Lets pg-boss do all its upkeep and hand over what was not renewed, however short ago it did so. */
export async function judgeNow({ database, queue }: Engine): Promise<void> {
  await database.pool.query(
    'update task_queue.queue set monitor_claim_on = null, monitor_on = null, maintain_on = null',
  )
  await queue.judge()
}
