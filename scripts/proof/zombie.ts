import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isFinal } from '@pf/task-contract'
import { createTaskManager, prepareTaskSchema } from '@pf/task-manager'
import type { Database } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { engineTypes } from './engine/types.ts'
import { startWorkerProcess } from './engine/processes.ts'
import type { Proof } from './proof.ts'
import { openDataFolder } from '@pf/bench/measuring'

const stopMs = 20_000
const actor: Actor = { id: 'proof', name: 'Proof', role: 'admin', via: 'local' }
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const kinds = ['progress', 'log', 'step', 'complete', 'fail'] as const

/**
 * A worker is stopped for 20 s in the middle of a task, a second one finishes it, the first goes on: what it writes is refused, in two runs, and
 * nothing changes (I3). A server alone that is stopped, or busy, for longer than its lease keeps its attempt (I5).
 */
export const proveZombie: Proof = async ({ say }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-proof-zombie-'))
  try {
    const dataDir = path.join(folder, 'data')
    await using database = await openDataFolder(dataDir)
    await prepareTaskSchema(database)
    await database.pool.query('create table effect (id bigserial, task_id uuid, attempt int, what text)')
    const refused = new Map<string, number>()
    let held = true
    for (const end of ['complete', 'fail'] as const) {
      const run = await raiseZombie({ database, dataDir, end })
      for (const write of run.refused) refused.set(write, (refused.get(write) ?? 0) + 1)
      held &&= run.held
      say(
        `stopped for ${stopMs / 1_000} s, ending by ${end}: ${run.outcome}; finished by the other ${(run.takenOverMs / 1_000).toFixed(1)} s after the stop; refused: ${run.refused.join(', ')}; afterwards ${run.unchanged ? 'nothing has changed' : 'SOMETHING CHANGED'}`,
      )
    }
    say(`refused writes of each kind: ${kinds.map((kind) => `${kind} ${refused.get(kind) ?? 0}`).join(', ')}`)
    held &&= kinds.every((kind) => (refused.get(kind) ?? 0) > 0)
    for (const [name, input, stopped] of [
      ['stopped for 20 s', { how: 'wait', seconds: 8, end: 'complete' }, true],
      ['busy with 13 s of CPU', { how: 'cpu', seconds: 13, end: 'complete' }, false],
      ['busy with 13 s of SQL', { how: 'sql', seconds: 13, end: 'complete' }, false],
    ] as const) {
      const { outcome, kept } = await holdAlone({ database, dataDir, input, stopped })
      held &&= kept
      say(`a server alone, ${name}: ${outcome}${kept ? '' : '  <-- wrong'}`)
    }
    return held
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Place {
  readonly database: Database
  readonly dataDir: string
}

async function raiseZombie({ database, dataDir, end }: Place & { end: 'complete' | 'fail' }) {
  await using manager = await createTaskManager({ database, registry: engineTypes, can: () => true, log: quiet })
  await using second = startWorkerProcess(dataDir)
  await second.heard(({ event }) => event === 'ready', 30_000)
  // So that the first one gets the task.
  second.signal('SIGSTOP')
  await using first = startWorkerProcess(dataDir)
  await first.heard(({ event }) => event === 'ready', 30_000)
  const { taskId } = await manager.submit({ type: 'hold', input: { how: 'cpu', seconds: 4, end } }, actor)
  await first.heard(({ event }) => event === 'holding', 10_000)
  first.signal('SIGSTOP')
  second.signal('SIGCONT')
  const stoppedAt = performance.now()
  let task = await manager.get(taskId, actor)
  while (!isFinal(task.status)) {
    await delay(task.pollAfterMs ?? 0)
    task = await manager.get(taskId, actor)
  }
  const takenOverMs = performance.now() - stoppedAt
  await delay(Math.max(0, stopMs - takenOverMs))
  const before = await everything(database, taskId)
  first.signal('SIGCONT')
  const wanted = end === 'complete' ? ['progress', 'log', 'step', 'complete'] : ['progress', 'log', 'fail']
  for (const write of wanted) await first.heard((line) => line.write === write, 10_000).catch(() => undefined)
  await delay(2_000)
  const unchanged = JSON.stringify(await everything(database, taskId)) === JSON.stringify(before)
  const completed = task.type === 'hold' && task.status === 'completed' && task.result.attempt === 2
  return {
    outcome: `${task.status}, attempt ${task.attempt}, losses ${task.losses}`,
    takenOverMs,
    refused: first.said.flatMap(({ write }) => write ?? []),
    unchanged,
    held: completed && task.losses === 1 && unchanged,
  }
}

/** No other process judges here: this one opens no manager. */
async function holdAlone({ database, dataDir, input, stopped }: Place & { input: object; stopped: boolean }) {
  await using server = startWorkerProcess(dataDir, input)
  const { taskId } = await server.heard(({ event }) => event === 'submitted', 30_000)
  await server.heard(({ event }) => event === 'holding', 10_000)
  if (stopped) {
    server.signal('SIGSTOP')
    await delay(stopMs)
    server.signal('SIGCONT')
  }
  const until = performance.now() + 40_000
  for (;;) {
    const { rows } = await database.pool.query<{ status: string; attempt: number; losses: number }>(
      'select status, attempt, losses from tasks.task where id = $1',
      [taskId],
    )
    const [task] = rows
    if (task !== undefined && (!['queued', 'running'].includes(task.status) || performance.now() > until)) {
      return {
        outcome: `${task.status}, attempt ${task.attempt}, losses ${task.losses}`,
        kept: task.status === 'completed' && task.attempt === 1 && task.losses === 0,
      }
    }
    await delay(100)
  }
}

/** All that the database knows of a task. */
async function everything(database: Database, taskId: string | undefined) {
  const tables = [
    'tasks.task where id',
    'tasks.task_event where task_id',
    'tasks.task_step where task_id',
    'effect where task_id',
  ]
  const rows: unknown[] = []
  for (const table of tables)
    rows.push((await database.pool.query(`select * from ${table} = $1 order by 1, 2`, [taskId])).rows)
  return rows
}
