import type { TaskDefinition } from '@pf/task-contract'
import { expect, test, vi } from 'vitest'
import type { Engine } from '../src/engine.ts'
import { handleLosses } from '../src/lost.ts'
import type { TaskHandler } from '../src/types.ts'
import type { Attempt } from '../src/worker/attempt.ts'
import { claimTasks } from '../src/worker/claim-tasks.ts'
import { attemptAt } from './attempt-at.ts'
import { judgeNow, openBareEngine } from './bare-engine.ts'
import { lockWaits } from './lock-waits.ts'
import {
  ann,
  createGate,
  handlersWith,
  openDatabase,
  openEngine,
  openKit,
  openManager,
  until,
  untilStatus,
} from './open-engine.ts'
import { resizeImage, sendDigest } from './registry.ts'

const input = { name: 'a' }

test('a step is done once: a later attempt gets its value, and does what was not done (I4)', async () => {
  const done: string[] = []
  const values: unknown[] = []
  const { database, runTask } = await openKit({
    resize_image: {
      run: async ({ step, task }) => {
        const value = await step('first', async (tx) => {
          done.push(`first ${task.attempt}`)
          await tx.$client.query('insert into effect values ($1)', [task.attempt])
          return { at: task.attempt, list: [1, 'x', null] }
        })
        values.push(value)
        if (task.attempt === 1) throw new Error('after the first step')
        await step('second', async () => {
          done.push(`second ${task.attempt}`)
          return null
        })
        return { bytes: 1 }
      },
    },
  })
  await database.pool.query('create table effect (attempt int)')
  expect(await runTask(resizeImage, input)).toMatchObject({ status: 'completed', attempt: 2 })
  expect(done).toEqual(['first 1', 'second 2'])
  expect(values).toEqual([
    { at: 1, list: [1, 'x', null] },
    { at: 1, list: [1, 'x', null] },
  ])
  expect((await database.pool.query('select attempt from effect')).rows).toEqual([{ attempt: 1 }])
})

test('a step that throws leaves nothing: neither its effect, nor its follow-up tasks, nor a memory (I4)', async () => {
  const { manager, database, runTask } = await openKit({
    resize_image: {
      run: async ({ step, task }) => {
        await step('write', async (tx) => {
          await tx.$client.query('insert into effect values ($1)', [task.attempt])
          await tx.submit(sendDigest, { to: `attempt ${task.attempt}` })
          if (task.attempt === 1) throw new Error('in the step')
          return null
        })
        return { bytes: 1 }
      },
    },
  })
  await database.pool.query('create table effect (attempt int)')
  expect(await runTask(resizeImage, input)).toMatchObject({ status: 'completed', attempt: 2 })
  expect((await database.pool.query('select attempt from effect')).rows).toEqual([{ attempt: 2 }])
  const { tasks } = await manager.list({ types: ['send_digest'] }, ann)
  expect(tasks.map((task) => task.input)).toEqual([{ to: 'attempt 2' }])
})

test('while a step runs, neither the progress nor the next step of its attempt waits on a connection', async () => {
  const gate = createGate()
  const { manager, database } = await openEngine({
    resize_image: {
      run: async ({ step, progress }) => {
        const steps = ['one', 'two'].map((name) =>
          step(name, async () => {
            progress(50)
            await gate.pass()
            return name
          }),
        )
        return { bytes: (await Promise.all(steps)).length }
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  await database.pool.query('select pg_sleep(0.5)')
  expect(await lockWaits(database)).toBe(0)
  gate.open()
  expect(await untilStatus(manager, taskId, 'completed')).toMatchObject({ attempt: 1, result: { bytes: 2 } })
})

test('a follow-up task of a type that the registry lacks is refused by name', async () => {
  const other = { ...sendDigest, type: 'send_letter' }
  const { runTask } = await openKit({
    resize_image: {
      run: async ({ step }) => {
        const refusal = await step('send', (tx) => tx.submit(other, { to: 'x' }).then(() => 'submitted', codeOf))
        return { bytes: refusal === 'UNKNOWN_TYPE' ? 1 : 0 }
      },
    },
  })
  expect(await runTask(resizeImage, input)).toMatchObject({ status: 'completed', result: { bytes: 1 } })
})

test('what is said before a step is seen while it runs, and steps without a pause in between show how far they are', async () => {
  const gates = [createGate(), createGate()]
  const { manager } = await openEngine({
    resize_image: {
      run: async ({ step, progress }) => {
        for (const [n, gate] of gates.entries()) {
          progress(30 * (n + 1), n === 0 ? resizeImage.messages.reading({ rows: 1 }) : resizeImage.messages.writing())
          await step(`${n}`, () => gate.pass().then(() => n))
        }
        return { bytes: 1 }
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  for (const [n, gate] of gates.entries()) {
    await gate.arrived
    await until(async () => (await manager.get(taskId, ann)).progress === 30 * (n + 1))
    gate.open()
  }
  await untilStatus(manager, taskId, 'completed')
})

test('a step inside of the completion is refused, not waited for', async () => {
  const { runTask } = await openKit({
    resize_image: {
      run: async ({ step, complete }) =>
        complete(async () => {
          const refusal = await step('inner', () => 'done').catch(codeOf)
          return { bytes: refusal === 'DATABASE_IN_TRANSACTION' ? 1 : 0 }
        }),
    },
  })
  expect(await runTask(resizeImage, input)).toMatchObject({ status: 'completed', result: { bytes: 1 } })
})

test('a step inside of a step is refused, not waited for', async () => {
  const { runTask } = await openKit({
    resize_image: {
      run: async ({ step }) => {
        const refusal = await step('outer', () => step('inner', () => 'done').catch(codeOf))
        return { bytes: refusal === 'DATABASE_IN_TRANSACTION' ? 1 : 0 }
      },
    },
  })
  expect(await runTask(resizeImage, input)).toMatchObject({ status: 'completed', result: { bytes: 1 } })
})

const codeOf = (error: unknown): string => String(Reflect.get(Object(error), 'code'))

type End = (engine: Engine, running: { attempt: Attempt; ran: Promise<void> }) => Promise<void>
const endings: Record<string, End> = {
  'a handback': async (_engine, { attempt, ran }) => {
    attempt.stop('shutdown')
    await ran
  },
  'a loss': async (engine) => {
    await engine.database.pool.query(
      `update task_queue.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`,
    )
    await judgeNow(engine)
    await handleLosses(engine)
  },
}

test.each(Object.entries(endings))(
  'after %s the next attempt gets the value of a step that was done (I4)',
  async (_how, endFirst) => {
    const database = await openDatabase()
    await database.pool.query('create table effect (attempt int)')
    const { manager } = await openManager(database)
    const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
    const engine = await openBareEngine(database)
    const gate = createGate()
    const values: unknown[] = []
    const run: TaskHandler<TaskDefinition> = async ({ step, task: { attempt }, signal }) => {
      const value = await step('write', async (tx) => {
        await tx.$client.query('insert into effect values ($1)', [attempt])
        return attempt
      })
      values.push(value)
      if (attempt === 1) await gate.pass(signal)
      return { bytes: 1 }
    }
    const claim = async () => {
      const { rows } = await claimTasks(engine, { definition: resizeImage, worker: 'tester', limit: 1 })
      return rows.map((row) => attemptAt(engine, row, run))
    }
    for (const first of await claim()) {
      const ran = first.run()
      await gate.arrived
      await endFirst(engine, { attempt: first, ran })
      for (const second of await claim()) await second.run()
      gate.open()
      await ran
    }
    expect(await manager.get(taskId, ann)).toMatchObject({ status: 'completed', attempt: 2, failures: 0 })
    expect(values).toEqual([1, 1])
    expect((await database.pool.query('select attempt from effect')).rows).toEqual([{ attempt: 1 }])
  },
)

test('a lost attempt does no step, and its signal is aborted (I3)', async () => {
  const gate = createGate()
  const work = vi.fn(() => null)
  let refusal: unknown
  let reason: unknown
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const handlers = handlersWith({
    resize_image: {
      run: async ({ step, task, signal }) => {
        if (task.attempt === 1) {
          await gate.pass()
          refusal = await step('late', work).catch((error: unknown) => error)
          reason = signal.reason
        }
        return { bytes: task.attempt }
      },
    },
  })
  await manager.startWorker({ handlers })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  await database.pool.query('update tasks.task set attempt = 2 where id = $1', [taskId])
  gate.open()
  await until(() => refusal !== undefined)
  expect(refusal).toMatchObject({ name: 'AttemptLost' })
  expect(reason).toMatchObject({ cause: 'lost' })
  expect(work).not.toHaveBeenCalled()
})
