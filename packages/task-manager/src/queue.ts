import type { Database, Transaction } from '@pf/database'
import type { TaskDefinition } from '@pf/task-contract'
import type { Db, JobInsert, PgBoss } from 'pg-boss'
import { z } from 'zod'
import { poolAdapter, startBoss, txAdapter } from './boss.ts'
import { JudgeTooLate } from './errors.ts'
import type { TaskLog } from './types.ts'

/** Where pg-boss hands over the jobs whose worker was lost. */
export const lostQueue = 'task_lost'

/** A job whose worker does not renew it for so long is lost; pg-boss allows no less. */
const heartbeatSeconds = 10
/** A lease that is renewed lasts longer than any timeout: its own worker ends the attempt then, by the timeout that it knows. */
const expireInSeconds = 23 * 60 * 60
const tenYearsSeconds = 10 * 365 * 24 * 60 * 60
/** Jobs are no record: the task is. */
const endedJobSeconds = 60 * 60

/** A claimed lease. */
export interface Job {
  readonly id: string
  readonly type: string
  readonly taskId: string
}

export interface NewJob {
  readonly id: string
  readonly type: string
  readonly taskId: string
  readonly priority: number
  readonly serial: boolean
  readonly lane: string
  /** Not claimed before; at once unless said. */
  readonly dueAt?: Date
}

/**
 * pg-boss under its `work()` loop: one job is one attempt's lease. All its statements run on the pool of the database, or in the
 * transaction that is handed in.
 */
export interface JobQueue extends AsyncDisposable {
  /** Jobs of one call are claimed in no particular order. */
  send(tx: Transaction, jobs: readonly NewJob[]): Promise<void>
  /**
   * Claims the next jobs of a type that are due, at most `limit`. Claims of a serial type must not run at once, and take one job each: the queue answers that race
   * with an error, and of one lane's jobs any may come.
   */
  fetch(tx: Transaction, type: string, limit: number): Promise<Job[]>
  /** Ends a claimed job; no effect on one that was taken away. */
  complete(tx: Transaction, job: { type: string; id: string }): Promise<void>
  /** Ends a job that still waits. */
  drop(tx: Transaction, job: { type: string; id: string }): Promise<void>
  /** Lets pg-boss hand over what was not renewed; each of its statements first asks whether this process may still judge (I5). */
  judge(): Promise<void>
}

const jobData = z.object({ taskId: z.uuid() })

interface QueueOptions {
  readonly database: Database
  readonly definitions: readonly TaskDefinition[]
  readonly mayJudge: () => boolean
  readonly log: TaskLog
}

/** Opens the queues, one a task type; those of types that are new here are made. */
export async function openQueue({ database, definitions, mayJudge, log }: QueueOptions): Promise<JobQueue> {
  const pool = poolAdapter(database)
  const gated: Db = {
    executeSql: (text, values) => (mayJudge() ? pool.executeSql(text, values) : Promise.reject(new JudgeTooLate())),
  }
  await using stack = new AsyncDisposableStack()
  const { boss } = stack.use(await startBoss(pool, { log }))
  const { boss: judge } = stack.use(await startBoss(pool, { log, judging: gated }))
  await ensureQueues(boss, definitions)
  const opened = stack.move()

  return {
    send: async (tx, jobs) => {
      for (const [type, ofType] of Map.groupBy(jobs, (job) => job.type)) {
        const sent = await boss.insert(type, ofType.map(jobInsert), { db: txAdapter(tx), returnId: true })
        if (sent?.length !== ofType.length)
          throw new Error(`The queue took ${sent?.length ?? 0} of ${ofType.length} jobs of type "${type}"`)
      }
    },
    fetch: async (tx, type, limit) => {
      const jobs = await boss.fetch<unknown>(type, { db: txAdapter(tx), batchSize: limit })
      return jobs.map((job) => ({ id: job.id, type, taskId: jobData.parse(job.data).taskId }))
    },
    complete: async (tx, { type, id }) => {
      await boss.complete(type, id, undefined, { db: txAdapter(tx) })
    },
    drop: async (tx, { type, id }) => {
      await boss.complete(type, id, undefined, { db: txAdapter(tx), includeQueued: true })
    },
    judge: () => judge.supervise(),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

function jobInsert({ id, taskId, priority, serial, lane, dueAt }: NewJob): JobInsert {
  return {
    id,
    data: { taskId },
    priority,
    // The policy allows one active job a key: a task's own id lets all of them run, its lane one at a time.
    singletonKey: serial ? `lane:${lane}` : taskId,
    ...(dueAt === undefined ? {} : { startAfter: dueAt }),
  }
}

async function ensureQueues(boss: PgBoss, definitions: readonly TaskDefinition[]): Promise<void> {
  const present = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  const lasting = { retryLimit: 0, retentionSeconds: tenYearsSeconds, deleteAfterSeconds: endedJobSeconds }
  if (!present.has(lostQueue)) await boss.createQueue(lostQueue, { ...lasting, policy: 'standard' })
  const options = { ...lasting, expireInSeconds, heartbeatSeconds, deadLetter: lostQueue }
  for (const { type } of definitions) {
    const queue = present.get(type)
    // One policy for all, since a queue's policy can't change: whether a type is serial is said by the keys of its jobs.
    if (queue === undefined) await boss.createQueue(type, { ...options, policy: 'singleton' })
    else if (queue.expireInSeconds !== expireInSeconds) await boss.updateQueue(type, options)
  }
}
