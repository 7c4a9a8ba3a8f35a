import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import {
  ann,
  createGate,
  handlersWith,
  openAgain,
  openDatabase,
  openEngine,
  openManager,
  until,
  untilStatus,
} from './open-engine.ts'
import { lockLanes } from '../src/store/lock-lanes.ts'
import { sweep } from '../src/sweep.ts'
import { openBareEngine } from './bare-engine.ts'
import { lockWaits } from './lock-waits.ts'
import { recordStatements } from './record-statements.ts'

const input = { name: 'a' }

test('tasks of a serial type run one at a time over all workers, in their order, and the next one follows at once', async () => {
  const database = await openDatabase()
  let running = 0
  let most = 0
  const order: string[] = []
  const statements = recordStatements(database)
  const betweenTwo: string[][] = []
  let endedAt: number | undefined
  const handlers = handlersWith({
    send_digest: {
      run: async ({ input: { to }, complete }) => {
        running += 1
        most = Math.max(most, running)
        order.push(to)
        if (endedAt !== undefined) betweenTwo.push(statements.slice(endedAt))
        await database.pool.query('select pg_sleep(0.01)')
        running -= 1
        const completion = await complete(() => ({ sent: 1 }))
        endedAt = statements.length
        return completion
      },
    },
  })
  const [{ manager }, { manager: other }] = [await openManager(database), await openManager(database)]
  const names = Array.from({ length: 12 }, (_, n) => `${n}`)
  const ids: string[] = []
  for (const to of names) ids.push((await manager.submit({ type: 'send_digest', input: { to } }, ann)).taskId)
  await Promise.all([manager.startWorker({ handlers }), other.startWorker({ handlers })])
  for (const id of ids) await untilStatus(manager, id, 'completed')
  expect(most).toBe(1)
  expect(order).toEqual(names)
  // Where the looks alone brought the next one, there would be one in each gap.
  expect(betweenTwo.filter(hasLook).length).toBeLessThan(betweenTwo.length / 2)
})

test('a process that stops in the middle of a claim holds up its lane for seconds, and nobody overtakes the task', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const ids: string[] = []
  for (const to of ['0', '1']) ids.push((await manager.submit({ type: 'send_digest', input: { to } }, ann)).taskId)
  const gate = createGate()
  const stoppedClaim = database.transaction(async (tx) => {
    await lockLanes(tx, 'send_digest')
    await tx.$client.query("select from task_queue.job where data->>'taskId' = $1 for update", [ids[0]])
    await gate.pass()
  })
  await gate.arrived
  const order: string[] = []
  const handlers = handlersWith({
    send_digest: {
      run: async ({ input: { to } }) => ({ sent: order.push(to) }),
    },
  })
  await manager.startWorker({ handlers })
  for (const id of ids) await untilStatus(manager, id, 'completed')
  expect(order).toEqual(['0', '1'])
  gate.open()
  await expect(stoppedClaim).rejects.toThrow()
})

test('a process that stops in the middle of a claim holds up no other type of task (I5)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const stopped = createGate()
  const stoppedClaim = database.transaction(async (tx) => {
    await lockLanes(tx, 'send_digest')
    await stopped.pass()
  })
  await stopped.arrived
  await manager.submit({ type: 'send_digest', input: { to: 'a' } }, ann)
  await manager.startWorker({ handlers: handlersWith() })
  await until(async () => (await lockWaits(database)) > 0)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await until(async () => (await manager.get(taskId, ann)).status === 'completed', 5_000)
  stopped.open()
  await stoppedClaim
})

test('serial per field: tasks of one value wait for each other, those of another do not', async () => {
  const gates = new Map([
    ['a', createGate()],
    ['b', createGate()],
  ])
  const started: string[] = []
  const { manager } = await openEngine(
    {
      index_folder: {
        run: async ({ input: { folder, depth }, signal }) => {
          started.push(`${folder}${depth}`)
          await gates.get(folder)?.pass(signal)
          return { files: depth }
        },
      },
    },
    { slots: 4 },
  )
  const submit = async (folder: string, depth: number) =>
    (await manager.submit({ type: 'index_folder', input: { folder, depth } }, ann)).taskId
  const ids = [await submit('a', 1), await submit('a', 2), await submit('b', 1)]
  await Promise.all([...gates.values()].map(({ arrived }) => arrived))
  await until(() => started.length === 2)
  expect(started.toSorted()).toEqual(['a1', 'b1'])
  for (const { open } of gates.values()) open()
  for (const id of ids) await untilStatus(manager, id, 'completed')
  expect(started).toHaveLength(3)
})

test('a worker that shuts down hands its tasks back: they go on elsewhere at once, and nothing is counted against them', async () => {
  const database = await openDatabase()
  const gate = createGate()
  const [{ manager }, { manager: other }] = [await openManager(database), await openManager(database)]
  const leaving = await manager.startWorker({
    handlers: handlersWith({
      resize_image: { run: async ({ signal }) => gate.pass(signal).then(() => ({ bytes: 1 })) },
    }),
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  await leaving[Symbol.asyncDispose]()
  const { rows } = await database.pool.query('select status, attempt, failures, losses from tasks.task')
  expect(rows).toEqual([{ status: 'queued', attempt: 1, failures: 0, losses: 0 }])

  await other.startWorker({
    handlers: handlersWith({ resize_image: { run: async ({ task }) => ({ bytes: task.attempt }) } }),
  })
  expect(await untilStatus(other, taskId, 'completed')).toMatchObject({ attempt: 2, result: { bytes: 2 } })
  const timeline = await other.timeline(taskId, ann)
  expect(timeline).toContainEqual(expect.objectContaining({ kind: 'requeued', reason: 'handback', error: null }))
})

test('a task whose workers are lost five times ends as worker_lost, and what it staged is removed (I5)', async () => {
  const cleaned: string[] = []
  const { database, manager } = await openEngine(
    {
      resize_image: {
        run: async ({ signal }) =>
          createGate()
            .pass(signal)
            .then(() => ({ bytes: 1 })),
        cleanup: async (_tx, taskId) => {
          cleaned.push(taskId)
          return 0
        },
      },
    },
    { slots: 8 },
  )
  // No renewal ever arrives, as from workers that die.
  await database.pool.query(`
    create function lose() returns trigger language plpgsql as $$
    begin new.heartbeat_on := now() - interval '1 minute'; return new; end $$;
    create trigger lose before update on task_queue.job for each row when (new.state = 'active' and new.name = 'resize_image')
      execute function lose()`)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  const lost = await untilStatus(manager, taskId, 'error')
  expect(lost).toMatchObject({
    attempt: 5,
    losses: 5,
    failures: 0,
    error: { code: 'worker_lost', params: { losses: 5 } },
  })
  await until(() => cleaned.includes(taskId))
})

test('a task whose process is killed runs again within 15 s (I5)', { timeout: 90_000 }, async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const script = fileURLToPath(new URL('worker-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, database.url], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await once(child.stdout, 'data')
  expect(await untilStatus(manager, taskId, 'running')).toMatchObject({ attempt: 1 })
  await manager.startWorker({ handlers: handlersWith() })
  const killedAt = performance.now()
  child.kill('SIGKILL')
  const done = await untilStatus(manager, taskId, 'completed')
  expect(done).toMatchObject({ attempt: 2, losses: 1, failures: 0 })
  expect(performance.now() - killedAt).toBeLessThan(15_000)
})

test('the sweep gives a live task without a job one, and ends a waiting job without a task (I5)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const lost = await manager.submit({ type: 'resize_image', input }, ann)
  const cancelled = await manager.submit({ type: 'resize_image', input }, ann)
  const running = await manager.submit({ type: 'read_header', input }, ann)
  await database.pool.query(`delete from task_queue.job where data ->> 'taskId' = any($1)`, [
    [lost.taskId, running.taskId],
  ])
  await database.pool.query(`update tasks.task set status = 'running', attempt = 1 where id = $1`, [running.taskId])
  await database.pool.query(`update tasks.task set updated_at = now() - interval '1 minute'`)
  await manager.cancel(cancelled.taskId, ann)

  // The sweep runs once a minute; a test does not wait for it.
  await sweep(await openBareEngine(database))
  const jobs = await database.pool.query<{ taskId: string; state: string }>(
    `select data ->> 'taskId' as "taskId", state from task_queue.job order by created_on`,
  )
  const stateOf = (id: string) => jobs.rows.find(({ taskId }) => taskId === id)?.state
  expect(stateOf(lost.taskId)).toBe('created')
  expect(stateOf(cancelled.taskId)).toBe('completed')
  expect(stateOf(running.taskId)).toBe('created')
  await manager.startWorker({ handlers: handlersWith() })
  await untilStatus(manager, lost.taskId, 'completed')
  expect(await untilStatus(manager, running.taskId, 'completed')).toMatchObject({ losses: 1, attempt: 2 })
})

test('a retry is begun by another worker as soon as that has a slot, told by the requeue and not found by a look', async () => {
  const database = await openDatabase()
  const others = await openAgain(database.url)
  const othersStatements = recordStatements(others)
  const [{ manager }, { manager: other }] = [await openManager(database), await openManager(others)]
  /** What holds each task, by its name. */
  const gates = new Map<string, ReturnType<typeof createGate>>()
  const gateOf = (name: string) => {
    const gate = gates.get(name) ?? createGate()
    gates.set(name, gate)
    return gate
  }
  const retriedAt: number[] = []
  const handlers = handlersWith({
    resize_image: {
      run: async ({ input: { name }, task: { attempt } }) => {
        if (attempt > 1) return { bytes: retriedAt.push(othersStatements.length) }
        await gateOf(name).pass()
        throw new Error('once')
      },
    },
    index_folder: {
      run: async ({ input: { folder } }) =>
        gateOf(folder)
          .pass()
          .then(() => ({ files: 1 })),
    },
  })
  await manager.startWorker({ handlers, slots: 1 })
  const untilHeld = (name: string, submitted: Promise<{ taskId: string }>) =>
    Promise.all([submitted, gateOf(name).arrived]).then(([{ taskId }]) => taskId)
  const submitFolder = (folder: string) => manager.submit({ type: 'index_folder', input: { folder, depth: 1 } }, ann)

  const looked: boolean[] = []
  // A look may chance to come in between: not every time.
  for (let round = 0; round < 5; round++) {
    const [retried, first, second] = [`retried ${round}`, `first ${round}`, `second ${round}`]
    const taskId = await untilHeld(retried, manager.submit({ type: 'resize_image', input: { name: retried } }, ann))
    await using _ = await other.startWorker({ handlers, slots: 1 })
    // One takes the other worker's slot, one that of the retried task as soon as this has failed.
    const ids = [taskId, await untilHeld(first, submitFolder(first)), (await submitFolder(second)).taskId]
    gateOf(retried).open()
    await gateOf(second).arrived
    await until(async () => (await manager.get(taskId, ann)).status === 'queued')
    const freedAt = othersStatements.length
    gateOf(first).open()
    await untilStatus(manager, taskId, 'completed')
    looked.push(hasLook(othersStatements.slice(freedAt, retriedAt[round])))
    gateOf(second).open()
    for (const id of ids) await untilStatus(manager, id, 'completed')
  }
  expect(looked).toContain(false)
})

/** Whether a worker looked for tasks by itself. */
const hasLook = (statements: readonly string[]): boolean => statements.includes('findDueTypes')
