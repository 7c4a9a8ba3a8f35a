import { setTimeout as delay } from 'node:timers/promises'
import type { Transaction } from '@pf/database'
import { createTaskManager } from '@pf/task-manager'
import type { CompletionTx, TaskHandlers, TaskRun } from '@pf/task-manager'
import { untilTerminated } from '../proof/engine/until-terminated.ts'
import { openDataFolder } from '@pf/bench/measuring'
import { OutsideLog } from './outside-log.ts'
import { chaosTypes, followUp, work } from './types.ts'
import type { Doing } from './types.ts'

/** A worker process of the chaos: `worker.ts DATA_FOLDER LOG_FOLDER NAME`. */
const [dataDir = '', logFolder = '', name = ''] = process.argv.slice(2)
const outside = new OutsideLog(logFolder, name)
const sliceMs = 250
/** So many that one worker alone, while others are gone or stopped, has room for all that runs: no task that was lost waits for a slot. */
const slots = 16

/** A run of any of the types: they differ in what their completion is called. */
type Run<Completed> = Pick<TaskRun<typeof work>, 'task' | 'signal' | 'progress' | 'log' | 'step'> & {
  complete(work: (tx: CompletionTx) => Promise<{ attempt: number }>): Promise<Completed>
}

async function perform<Completed>(run: Run<Completed>, doing: Doing): Promise<Completed> {
  const { id: taskId, attempt } = run.task
  const tell = (event: 'began' | 'completing' | 'left'): void =>
    outside.append({ event, process: name, taskId, attempt, at: Date.now() })
  tell('began')
  try {
    let done = 0
    // The steps lie all over the work, so that one who comes back from the dead is about to do one.
    const stepsUntil = async (share: number): Promise<void> => {
      while (done < Math.floor(doing.steps * share)) {
        const what = `step ${(done += 1)}`
        await run.step(what, async (tx) => {
          await effect(tx, { taskId, attempt, what })
          return attempt
        })
      }
    }
    for (let spent = 0; spent < doing.ms; spent += sliceMs) {
      run.progress(Math.floor((spent / doing.ms) * 99), work.messages.working({ attempt }))
      run.log('info', 'works', { attempt })
      await delay(Math.min(sliceMs, doing.ms - spent), undefined, doing.stubborn ? {} : { signal: run.signal })
      await stepsUntil(Math.min(1, (spent + sliceMs) / doing.ms))
    }
    if (doing.refuses) throw work.errors.refused()
    return await run.complete(async (tx) => {
      await effect(tx, { taskId, attempt, what: 'complete' })
      for (let nth = 0; nth < doing.followUps; nth += 1) await tx.submit(followUp, { of: taskId, ms: 20 })
      if (attempt <= doing.failures) throw new Error(`attempt ${attempt} fails after its last writes, as it should`)
      tell('completing')
      return { attempt }
    })
  } finally {
    tell('left')
  }
}

/** No key keeps an effect from being doubled; beside it stands who had the task in that transaction. */
async function effect(tx: Transaction, what: { taskId: string; attempt: number; what: string }): Promise<void> {
  await tx.$client.query(
    'insert into effect select $1, $2, $3, t.attempt, t.status from tasks.task t where t.id = $1::uuid',
    [what.taskId, what.attempt, what.what],
  )
}

const handlers: TaskHandlers<typeof chaosTypes> = {
  work: { run: async ({ input, ...run }) => perform(run, input) },
  lane: { run: async ({ input, ...run }) => perform(run, input) },
  merge: { run: async ({ input, ...run }) => perform(run, input) },
  follow_up: { run: async ({ input, ...run }) => perform(run, input) },
}
const info = (fields: object): void => {
  const write: unknown = Reflect.get(fields, 'write')
  if (typeof write === 'string') outside.append({ event: 'writeRefused', process: name, write, at: Date.now() })
}
// What fails when the database goes away is expected here, and is judged by what comes of it.
const quiet = (): void => undefined

await using database = await openDataFolder(dataDir)
await using manager = await createTaskManager({
  database,
  registry: chaosTypes,
  can: () => true,
  log: { info, warn: quiet, error: quiet },
})
await manager.startWorker({ handlers, slots, name })
process.stdout.write(`${JSON.stringify({ event: 'ready' })}\n`)
await untilTerminated()
