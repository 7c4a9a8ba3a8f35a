import { expect, test, vi } from 'vitest'
import { ann, createGate, handlersWith, openDatabase, openKit, openManager, until } from './open-engine.ts'
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
