import { expect, test } from 'vitest'
import { ann, guest, openDatabase, openEngine, openKit, openManager, untilStatus } from './open-engine.ts'

const input = { name: 'a' }

test('many tasks are stored at once, in the order given, coalescing among themselves; all or none', async () => {
  const { manager } = await openManager(await openDatabase())
  const submissions = [
    { type: 'resize_image', input: { name: 'a' } },
    { type: 'build_index', input: {} },
    { type: 'resize_image', input: { name: 'b' } },
    { type: 'build_index', input: {} },
  ] as const
  const answers = await manager.submitMany(submissions, ann)
  expect(answers.map(({ task }) => task.input)).toEqual([
    { name: 'a', width: 100 },
    { full: false },
    { name: 'b', width: 100 },
    { full: false },
  ])
  expect(answers.map(({ deduplicated }) => deduplicated)).toEqual([false, false, false, true])
  expect(answers[3]?.taskId).toBe(answers[1]?.taskId)
  const refused = manager.submitMany([...submissions, { type: 'send_digest', input: { to: 'x' } }], guest)
  await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect((await manager.list({}, ann)).tasks).toHaveLength(3)
})

test('tasks that were submitted together are all performed', async () => {
  const { manager } = await openEngine()
  const many = Array.from({ length: 100 }, (_, n) => ({ type: 'resize_image', input: { name: `${n}` } }) as const)
  for (const { taskId } of await manager.submitMany(many, ann)) await untilStatus(manager, taskId, 'completed')
})

test('of many known tasks those come that have changed or wait; those that are not the caller’s business are missing', async () => {
  const { manager } = await openEngine()
  const digest = await manager.submit({ type: 'send_digest', input: { to: 'x' } }, ann)
  const image = await manager.submit({ type: 'resize_image', input }, ann)
  const done = await untilStatus(manager, image.taskId, 'completed')
  const { version } = await untilStatus(manager, digest.taskId, 'completed')
  const unknown = '01900000-0000-7000-8000-000000000000'
  const known = [
    { id: digest.taskId, version },
    { id: image.taskId, version: 1 },
    { id: unknown, version: 0 },
  ]
  expect(await manager.getMany(known, ann)).toEqual({ tasks: [done], missing: [unknown] })
  expect(await manager.getMany(known, guest)).toEqual({ tasks: [], missing: [image.taskId, unknown] })
})

test('the list is searched by words of the subject, in any case, and by id', async () => {
  const { manager } = await openManager(await openDatabase(), {
    admit: async ({ input: given }) => ({ subject: JSON.stringify(given) }),
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input: { name: 'Прайс 100%_а.xlsx' } }, ann)
  await manager.submit({ type: 'resize_image', input: { name: 'other' } }, ann)
  const found = async (text: string) => (await manager.list({ text }, ann)).tasks.map(({ id }) => id)
  expect(await found('прайс 100%_А')).toEqual([taskId])
  expect(await found('100_')).toEqual([])
  expect(await found(taskId)).toEqual([taskId])
  expect(await found('nothing')).toEqual([])
})

test('a task is deleted when its retention is over, with its events, steps and keys; live ones and others stay', async () => {
  const { database, manager, clock, drain } = await openKit({
    build_index: {
      run: async ({ step }) => {
        await step('one', () => 1)
        return { files: 1 }
      },
    },
  })
  const submission = { type: 'build_index', input: {}, idempotencyKey: 'k' } as const
  const old = await manager.submit(submission, ann)
  const longKept = await manager.submit({ type: 'resize_image', input }, ann)
  await drain()
  await clock.advance('25h')
  const young = await manager.submit({ ...submission, idempotencyKey: 'other' }, ann)
  await drain()
  const count = async (table: string, column = 'task_id') =>
    (await database.pool.query(`select from tasks.${table} where ${column} = $1`, [old.taskId])).rowCount
  expect([
    await count('task', 'id'),
    await count('task_event'),
    await count('task_step'),
    await count('submission_key'),
  ]).toEqual([0, 0, 0, 0])
  const left = await database.pool.query<{ id: string }>('select id from tasks.task order by id')
  expect(left.rows.map(({ id }) => id)).toEqual([young.taskId, longKept.taskId].toSorted())
  expect(await manager.submit(submission, ann)).toMatchObject({ deduplicated: false })
})
