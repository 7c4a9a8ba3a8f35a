import { setTimeout as delay } from 'node:timers/promises'
import type { Transaction } from '@pf/database'
import { createTaskManager } from '@pf/task-manager'
import type { TaskHandlers, TaskRun } from '@pf/task-manager'
import type { Actor } from '@pf/task-contract'
import { openDataFolder } from '@pf/bench/measuring'
import { engineTypes, hold } from './types.ts'
import { untilTerminated } from './until-terminated.ts'

/** A process with a worker, on a data folder; with a second argument it submits that input itself first. It says what happens as lines of JSON. */
const [dataDir = '', input] = process.argv.slice(2)
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
const actor: Actor = { id: 'proof', name: 'Proof', role: 'admin', via: 'local' }

async function writeEffect(
  tx: Transaction,
  { id, attempt, what }: { id: string; attempt: number; what: string },
): Promise<void> {
  await tx.$client.query('insert into effect (task_id, attempt, what) values ($1, $2, $3)', [id, attempt, what])
}

type Counting = Pick<TaskRun<typeof engineTypes.count>, 'input' | 'task' | 'signal' | 'progress' | 'step'>

/** The handler of each counting type: a step, then the count. */
async function countUp({
  input: { to, everyMs },
  task,
  signal,
  progress,
  step,
}: Counting): Promise<{ counted: number }> {
  await step('first', async (tx) => {
    await writeEffect(tx, { ...task, what: 'first' })
    return null
  })
  for (let counted = 1; counted <= to; counted += 1) {
    await delay(everyMs, undefined, { signal })
    progress(Math.floor((counted / to) * 99))
  }
  return { counted: to }
}

const handlers: TaskHandlers<typeof engineTypes> = {
  hold: {
    run: async ({ input: { how, seconds, end }, task: { id, attempt }, signal, progress, log, step, complete }) => {
      const effect = (tx: Transaction, what: string) => writeEffect(tx, { id, attempt, what })
      await step('first', async (tx) => {
        await effect(tx, 'first')
        return attempt
      })
      say({ event: 'holding', attempt })
      if (attempt === 1) {
        signal.addEventListener('abort', () => say({ event: 'aborted', attempt }))
        if (how === 'wait') await delay(seconds * 1_000, undefined, { signal })
        else if (how === 'cpu') for (const until = Date.now() + seconds * 1_000; Date.now() < until;);
      }
      progress(50)
      log('warn', `attempt ${attempt} goes on`)
      if (end === 'fail' && attempt === 1) throw new Error('the first attempt fails')
      await step('late', async (tx) => {
        await effect(tx, 'late')
        return attempt
      }).catch((error: unknown) => say({ event: 'step refused', error: String(error) }))
      return complete(async (tx) => {
        if (how === 'sql' && attempt === 1) await tx.$client.query('select pg_sleep($1)', [seconds])
        await effect(tx, 'complete')
        return { attempt }
      })
    },
  },
  count: { run: countUp },
  count_in_turn: { run: countUp },
  count_anew: { run: countUp },
}

const lines =
  (level: string) =>
  (fields: object, text: string): void =>
    say({ level, text, ...fields })
const database = await openDataFolder(dataDir)
const manager = await createTaskManager({
  database,
  registry: engineTypes,
  can: () => true,
  log: { info: lines('info'), warn: lines('warn'), error: lines('error') },
})
if (input !== undefined) {
  const { taskId } = await manager.submit({ type: 'hold', input: hold.input.parse(JSON.parse(input)) }, actor)
  say({ event: 'submitted', taskId })
}
await using worker = await manager.startWorker({ handlers, slots: 1 })
say({ event: 'ready' })
await untilTerminated()
await worker[Symbol.asyncDispose]()
await manager[Symbol.asyncDispose]()
await database[Symbol.asyncDispose]()
