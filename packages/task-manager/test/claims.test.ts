import type { Submission } from '@pf/task-contract'
import { expect, test } from 'vitest'
import { claimTasks } from '../src/worker/claim-tasks.ts'
import { openBareEngine } from './bare-engine.ts'
import { ann, openDatabase, openManager } from './open-engine.ts'
import { registry, resizeImage } from './registry.ts'
import type { TestTypes } from './registry.ts'

const images = (count: number): Submission<TestTypes>[] =>
  Array.from({ length: count }, () => ({ type: 'resize_image', input: { name: 'a' } }))

/** Queued tasks, and an engine that does nothing but what the test calls. */
async function openWithTasks(submissions: readonly Submission<TestTypes>[]) {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const ids: string[] = []
  for (const submission of submissions) ids.push((await manager.submit(submission, ann)).taskId)
  return { database, manager, engine: await openBareEngine(database), ids }
}

test('as many tasks are claimed at once as there is room for, the oldest first; a job whose task was cancelled is ended', async () => {
  const { database, manager, engine, ids } = await openWithTasks(images(5))
  await manager.cancel(ids[1] ?? '', ann)
  const claim = (limit: number) => claimTasks(engine, { definition: resizeImage, worker: 'w', limit })
  const first = await claim(3)
  expect(new Set(first.rows.map(({ id }) => id))).toEqual(new Set([ids[0], ids[2]]))
  expect(first.rows).toMatchObject([
    { status: 'running', attempt: 1 },
    { status: 'running', attempt: 1 },
  ])
  const { rows: jobs } = await database.pool.query<{ id: string; state: string }>(
    `select data ->> 'taskId' as id, state from task_queue.job`,
  )
  expect(Object.fromEntries(jobs.map(({ id, state }) => [ids.indexOf(id), state]))).toEqual({
    0: 'active',
    1: 'completed',
    2: 'active',
    3: 'created',
    4: 'created',
  })
  expect(new Set((await claim(10)).rows.map(({ id }) => id))).toEqual(new Set([ids[3], ids[4]]))
  expect(await claim(10)).toEqual({ rows: [], found: false })
})

test('jobs that all lead to nothing are told from none', async () => {
  const { manager, engine, ids } = await openWithTasks(images(2))
  for (const id of ids) await manager.cancel(id, ann)
  const claim = () => claimTasks(engine, { definition: resizeImage, worker: 'w', limit: 2 })
  expect(await claim()).toEqual({ rows: [], found: true })
  expect(await claim()).toEqual({ rows: [], found: false })
})

test('of a serial type one task is claimed at a time, whatever the room', async () => {
  const folders = ['x', 'y', 'z'].map((folder) => ({ type: 'index_folder', input: { folder, depth: 1 } }) as const)
  const { engine, ids } = await openWithTasks(folders)
  const claim = async () => {
    const { rows } = await claimTasks(engine, { definition: registry.index_folder, worker: 'w', limit: 3 })
    return rows.map(({ id }) => ids.indexOf(id))
  }
  expect([await claim(), await claim(), await claim(), await claim()]).toEqual([[0], [1], [2], []])
})

test('a held task of a lane keeps the next ones of it waiting, not those of other lanes', async () => {
  const { database, engine, ids } = await openWithTasks(
    ['x', 'x', 'y'].map((folder) => ({ type: 'index_folder', input: { folder, depth: 1 } }) as const),
  )
  const claim = async () => {
    const { rows } = await claimTasks(engine, { definition: registry.index_folder, worker: 'w', limit: 1 })
    return rows.map(({ id }) => ids.indexOf(id))
  }
  const holder = await database.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select from tasks.task where id = $1 for share', [ids[0]])
    expect([await claim(), await claim()]).toEqual([[2], []])
    await holder.query('commit')
  } finally {
    holder.release()
  }
  expect([await claim(), await claim()]).toEqual([[0], []])
})

test('a task whose row another transaction holds keeps its place, and neither the others nor the claim wait for it', async () => {
  const { database, engine, ids } = await openWithTasks(images(3))
  const claim = async (limit: number) => {
    const { rows, found } = await claimTasks(engine, { definition: resizeImage, worker: 'w', limit })
    return { claimed: rows.map(({ id }) => ids.indexOf(id)), found }
  }
  const holder = await database.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select from tasks.task where id = $1 for share', [ids[0]])
    expect(await claim(1)).toEqual({ claimed: [1], found: true })
    expect(await claim(2)).toEqual({ claimed: [2], found: true })
    expect(await claim(1)).toEqual({ claimed: [], found: false })
    await holder.query('commit')
  } finally {
    holder.release()
  }
  expect(await claim(1)).toEqual({ claimed: [0], found: true })
})
