import { expect, test } from 'vitest'
import type { TestDatabase } from '@pf/database/testing'
import { AttemptLost } from '../src/task-manager.ts'
import type { CompletionTx, TaskRun } from '../src/task-manager.ts'
import { lockWaits } from './lock-waits.ts'
import {
  ann,
  createGate,
  handlersWith,
  openDatabase,
  openEngine,
  openManager,
  until,
  untilStatus,
} from './open-engine.ts'
import { resizeImage, sendDigest } from './registry.ts'

const input = { name: 'a' }

/** Renewals of this job do not arrive any more, as those of a dead worker. */
async function loseLease(database: TestDatabase, taskId: string): Promise<void> {
  const { rows } = await database.pool.query<{ jobId: string }>(
    'select job_id as "jobId" from tasks.task where id = $1',
    [taskId],
  )
  await database.pool.query(`
    create function lose() returns trigger language plpgsql as $$
    begin new.heartbeat_on := now() - interval '1 minute'; return new; end $$;
    create trigger lose before update on task_queue.job for each row
      when (new.state = 'active' and new.id = '${rows[0]?.jobId}') execute function lose()`)
  await database.pool.query(`update task_queue.job set heartbeat_on = now() where state = 'active'`)
}

const effects = async (database: TestDatabase): Promise<unknown[]> =>
  (await database.pool.query<{ text: string }>('select text from effect order by text')).rows.map(({ text }) => text)

const effect = (tx: CompletionTx, text: string) => tx.$client.query('insert into effect values ($1)', [text])

test('a worker given up for dead that comes back can change nothing, and its signal is aborted (I3)', async () => {
  const zombie = createGate()
  const second = createGate()
  const refusals: unknown[] = []
  let signal: AbortSignal | undefined
  const { database, manager } = await openEngine({
    resize_image: {
      run: async (run) => {
        if (run.task.attempt > 1) {
          run.progress(10)
          await second.pass()
          return { bytes: 2 }
        }
        signal = run.signal
        await zombie.pass()
        run.progress(90, resizeImage.messages.writing())
        run.log('error', 'from beyond')
        const completed = run.complete(async (tx) => {
          await effect(tx, 'zombie')
          return { bytes: 1 }
        })
        await completed.catch((error: unknown) => refusals.push(error))
        throw resizeImage.errors.tooLarge({ name: 'zombie' })
      },
    },
  })
  await database.pool.query('create table effect (text text)')
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await zombie.arrived
  await loseLease(database, taskId)
  await second.arrived
  await until(() => signal?.aborted)
  expect(signal?.reason).toMatchObject({ cause: 'lost' })

  zombie.open()
  await until(() => refusals.length > 0)
  expect(refusals[0]).toBeInstanceOf(AttemptLost)
  const running = await manager.get(taskId, ann)
  expect(running).toMatchObject({ status: 'running', attempt: 2, losses: 1, failures: 0, progress: 10, message: null })
  second.open()
  const done = await untilStatus(manager, taskId, 'completed')
  expect(done.result).toEqual({ bytes: 2 })
  expect(await effects(database)).toEqual([])
  const timeline = await manager.timeline(taskId, ann)
  expect(JSON.stringify(timeline)).not.toContain('from beyond')
  expect(timeline).toContainEqual(expect.objectContaining({ kind: 'requeued', reason: 'worker_lost' }))
})

test('a lost attempt writes nothing even when nobody has told it yet (I3)', async () => {
  const gate = createGate()
  const outcome = Promise.withResolvers<unknown>()
  const { database, manager } = await openEngine({
    resize_image: {
      run: async ({ task, signal, progress, log, complete }) => {
        if (task.attempt > 1) return { bytes: 2 }
        await gate.pass(signal)
        progress(77)
        log('info', 'too late')
        return complete(() => ({ bytes: 1 })).catch((error: unknown) => {
          outcome.resolve(error)
          throw error
        })
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  // Another attempt has claimed the task meanwhile.
  await database.pool.query('update tasks.task set attempt = 7, version = version + 1 where id = $1', [taskId])
  gate.open()
  expect(await outcome.promise).toBeInstanceOf(AttemptLost)
  const { rows } = await database.pool.query('select status, attempt, progress, failures from tasks.task')
  expect(rows).toEqual([{ status: 'running', attempt: 7, progress: 0, failures: 0 }])
  expect((await manager.timeline(taskId, ann)).map(({ kind }) => kind)).toEqual(['submitted', 'started'])
})

test('progress and lines of a lost attempt are refused (I3)', async () => {
  const gate = createGate()
  const { database, manager, lines } = await openEngine({
    resize_image: {
      run: async ({ signal, progress, log }) => {
        await gate.pass()
        progress(77, resizeImage.messages.writing())
        log('info', 'too late')
        await createGate().pass(signal)
        return { bytes: 1 }
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  // Another attempt has claimed the task meanwhile.
  await database.pool.query('update tasks.task set attempt = 7, version = version + 1 where id = $1', [taskId])
  gate.open()
  const refused = (write: string) => lines.some(({ fields }) => 'write' in fields && fields.write === write)
  await until(() => refused('progress') && refused('log'))
  const { rows } = await database.pool.query('select progress, message, logged from tasks.task')
  expect(rows).toEqual([{ progress: 0, message: null, logged: 0 }])
  expect((await manager.timeline(taskId, ann)).map(({ kind }) => kind)).toEqual(['submitted', 'started'])
})

test('a loss that is told late, after the attempt had ended by itself, is not taken for one of the next attempt (I5)', async () => {
  const first = createGate()
  const second = createGate()
  const { database, manager } = await openEngine({
    resize_image: {
      run: async ({ task }) => {
        if (task.attempt === 1) {
          await first.pass()
          throw new Error('the first attempt fails')
        }
        await second.pass()
        return { bytes: task.attempt }
      },
    },
  })
  // As when the process that judged died before it dealt with what it had found.
  await database.pool.query(`
    create function delay() returns trigger language plpgsql as $$
    begin new.start_after := now() + interval '2 s'; return new; end $$;
    create trigger delay before insert on task_queue.job for each row when (new.name = 'task_lost') execute function delay()`)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await first.arrived
  await loseLease(database, taskId)
  const told = async (condition: string): Promise<boolean> =>
    (await database.pool.query(`select from task_queue.job where name = 'task_lost' and ${condition}`)).rowCount === 1
  await until(() => told('true'), 20_000)
  first.open()
  await second.arrived
  await until(() => told(`state = 'completed'`))
  second.open()
  expect(await untilStatus(manager, taskId, 'completed')).toMatchObject({ attempt: 2, failures: 1, losses: 0 })
})

test('what complete writes, the result and follow-up tasks commit together, or nothing does (I4)', async () => {
  const { database, manager } = await openEngine({
    resize_image: {
      run: async ({ task, complete }) =>
        complete(async (tx) => {
          await effect(tx, `attempt ${task.attempt}`)
          await tx.submit(sendDigest, { to: `attempt ${task.attempt}` })
          if (task.attempt === 1) throw new Error('after the writes')
          return { bytes: 1 }
        }),
    },
  })
  await database.pool.query('create table effect (text text)')
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, taskId, 'completed')
  expect(await effects(database)).toEqual(['attempt 2'])
  const followUps = await manager.list({ types: ['send_digest'] }, ann)
  expect(followUps.tasks).toMatchObject([{ input: { to: 'attempt 2' }, createdBy: ann }])
})

test('complete is called once; a second call throws', async () => {
  let second: Promise<unknown> = Promise.resolve()
  const { manager } = await openEngine({
    resize_image: {
      run: async ({ complete }) => {
        const first = await complete(() => ({ bytes: 1 }))
        second = complete(() => ({ bytes: 2 })).catch((error: unknown) => error)
        await second
        return first
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  expect((await untilStatus(manager, taskId, 'completed')).result).toEqual({ bytes: 1 })
  expect(await second).toMatchObject({ message: expect.stringContaining('called twice') })
})

test('the database outside the completing transaction is refused in it', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const refused = Promise.withResolvers<unknown>()
  const run = ({ complete }: TaskRun<typeof resizeImage>) =>
    complete(async () => {
      await database.pool.query('select 1').catch((error: unknown) => refused.resolve(error))
      return { bytes: 1 }
    })
  await manager.startWorker({ handlers: handlersWith({ resize_image: { run } }) })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, taskId, 'completed')
  expect(await refused.promise).toMatchObject({ code: 'DATABASE_IN_TRANSACTION' })
})

test('a commit whose answer was lost counts as a completion: the row is read', async () => {
  const database = await openDatabase()
  let loseNext = false
  const losing: TestDatabase = {
    ...database,
    transaction: async (work) => {
      const result = await database.transaction(work)
      if (!loseNext) return result
      loseNext = false
      throw new Error('Connection terminated unexpectedly')
    },
  }
  const { manager } = await openManager(losing)
  let runs = 0
  await manager.startWorker({
    handlers: handlersWith({
      resize_image: {
        run: async ({ complete }) => {
          runs += 1
          return complete(() => {
            loseNext = true
            return { bytes: 5 }
          })
        },
      },
    }),
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  expect((await untilStatus(manager, taskId, 'completed')).result).toEqual({ bytes: 5 })
  expect(runs).toBe(1)
})

test('cancelled first, a completion is refused: nothing of it stays', async () => {
  const gate = createGate()
  const refused = Promise.withResolvers<unknown>()
  const { database, manager } = await openEngine({
    resize_image: {
      run: async ({ complete }) => {
        await gate.pass()
        return complete(async (tx) => {
          await effect(tx, 'late')
          return { bytes: 1 }
        }).catch((error: unknown) => {
          refused.resolve(error)
          throw error
        })
      },
    },
  })
  await database.pool.query('create table effect (text text)')
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  expect(await manager.cancel(taskId, ann)).toMatchObject({ status: 'cancelled', pollAfterMs: null })
  gate.open()
  expect(await refused.promise).toBeInstanceOf(AttemptLost)
  expect(await effects(database)).toEqual([])
  expect(await manager.get(taskId, ann)).toMatchObject({ status: 'cancelled' })
})

test('completing first, a cancel is refused', async () => {
  const inCompletion = createGate()
  const { database, manager } = await openEngine({
    resize_image: {
      run: async ({ complete }) =>
        complete(async () => {
          await inCompletion.pass()
          return { bytes: 1 }
        }),
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await inCompletion.arrived
  const cancelling = manager.cancel(taskId, ann).catch((error: unknown) => error)
  await until(async () => (await lockWaits(database)) > 0)
  inCompletion.open()
  expect(await cancelling).toMatchObject({ code: 'NOT_CANCELLABLE' })
  expect(await untilStatus(manager, taskId, 'completed')).toMatchObject({ result: { bytes: 1 } })
})

test('a running task stops within 2 s of its cancel on another host; its handler sees the signal', async () => {
  const gate = createGate()
  const stopped = Promise.withResolvers<unknown>()
  const { database, manager } = await openEngine({
    resize_image: {
      run: async ({ signal }) => {
        await gate.pass(signal).catch((error: unknown) => {
          stopped.resolve(error)
          throw error
        })
        return { bytes: 1 }
      },
    },
  })
  const { manager: other } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  const began = performance.now()
  await other.cancel(taskId, ann)
  expect(await stopped.promise).toMatchObject({ cause: 'cancelled' })
  expect(performance.now() - began).toBeLessThan(2_000)
  await until(
    async () => (await database.pool.query(`select from task_queue.job where state = 'active'`)).rowCount === 0,
  )
  expect(await manager.get(taskId, ann)).toMatchObject({ status: 'cancelled', failures: 0 })
})

test('a handler that ignores its signal is left behind after the grace, and its slot is free', async () => {
  const deaf = createGate()
  const { manager, lines } = await openEngine(
    { resize_image: { run: async () => deaf.pass().then(() => ({ bytes: 1 })) } },
    { slots: 1 },
  )
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await deaf.arrived
  await manager.cancel(taskId, ann)
  const next = await manager.submit({ type: 'read_header', input }, ann)
  await untilStatus(manager, next.taskId, 'completed')
  expect(lines).toContainEqual(expect.objectContaining({ text: expect.stringContaining('left behind') }))
  deaf.open()
})

test('a handler that was left behind writes nothing more, also when its completion is refused (I3)', async () => {
  const deaf = createGate()
  const refusal = Promise.withResolvers<unknown>()
  const { manager, lines } = await openEngine(
    {
      resize_image: {
        run: async ({ progress, complete }) => {
          await deaf.pass()
          progress(50)
          const completed = complete(() => ({ bytes: 1 }))
          await completed.catch((error: unknown) => refusal.resolve(error))
          return completed
        },
      },
    },
    { slots: 1 },
  )
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await deaf.arrived
  await manager.cancel(taskId, ann)
  const submitNext = async () => (await manager.submit({ type: 'read_header', input }, ann)).taskId
  await untilStatus(manager, await submitNext(), 'completed')
  deaf.open()
  expect(await refusal.promise).toBeInstanceOf(AttemptLost)
  // Whatever it writes would be written before this.
  await untilStatus(manager, await submitNext(), 'completed')
  expect(lines).not.toContainEqual(expect.objectContaining({ fields: expect.objectContaining({ write: 'progress' }) }))
})
