import { TaskRequestError } from '@pf/task-contract'
import { expect, test } from 'vitest'
import {
  ann,
  bob,
  createGate,
  guest,
  handlersWith,
  openDatabase,
  openEngine,
  openManager,
  until,
  untilStatus,
} from './open-engine.ts'
import { resizeImage } from './registry.ts'

const input = { name: 'a' }

test('the same key and input give the same task, whatever its status; another input is a conflict', async () => {
  const { manager } = await openEngine()
  const submission = { type: 'resize_image', input, idempotencyKey: 'k' } as const
  const first = await manager.submit(submission, ann)
  const clicks = await Promise.all(
    [1, 2, 3].map(() => manager.submit({ ...submission, input: { width: 100, name: 'a' } }, ann)),
  )
  for (const click of clicks) expect(click).toMatchObject({ taskId: first.taskId, deduplicated: true })
  await untilStatus(manager, first.taskId, 'completed')
  expect(await manager.submit(submission, ann)).toMatchObject({ taskId: first.taskId, deduplicated: true })

  const other = manager.submit({ ...submission, input: { name: 'b' } }, ann)
  await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
  // A key is the actor's own, and the type's.
  expect(await manager.submit(submission, bob)).toMatchObject({ deduplicated: false })
  const otherType = await manager.submit({ type: 'read_header', input, idempotencyKey: 'k' }, ann)
  expect(otherType.deduplicated).toBe(false)
})

test('what a submit answers is what is stored, of one and of many', async () => {
  const database = await openDatabase()
  const [{ manager }, { manager: other }] = [await openManager(database), await openManager(database)]
  const submission = { type: 'index_folder', input: { folder: 'a', depth: 2 } } as const
  const submitted = [
    await manager.submit(submission, ann),
    ...(await manager.submitMany([submission, submission], bob)),
  ]
  for (const [ahead, { taskId, task }] of submitted.entries())
    expect(await other.get(taskId, ann)).toEqual({
      ...task,
      // Those of one call are in no order among themselves.
      ahead: ahead === 0 ? null : expect.any(Number),
      pollAfterMs: expect.any(Number),
    })
})

test('a double click that arrives at the same time makes one task', async () => {
  const database = await openDatabase()
  const [{ manager }, { manager: other }] = [await openManager(database), await openManager(database)]
  const submission = { type: 'resize_image', input, idempotencyKey: 'k' } as const
  const submitted = await Promise.all([1, 2, 3, 4].map((n) => (n % 2 === 0 ? manager : other).submit(submission, ann)))
  expect(new Set(submitted.map(({ taskId }) => taskId)).size).toBe(1)
  expect(submitted.filter(({ deduplicated }) => !deduplicated)).toHaveLength(1)
  expect((await database.pool.query('select from task_queue.job')).rowCount).toBe(1)
})

test('each request names what refuses it', async () => {
  const { manager } = await openEngine()
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, taskId, 'completed')
  const unknown = '01900000-0000-7000-8000-000000000000'
  await expect(manager.get(unknown, ann)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(manager.cancel(unknown, ann)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(manager.get(taskId, guest)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(manager.timeline(taskId, guest)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(manager.cancel(taskId, guest)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(manager.submit({ type: 'resize_image', input }, guest)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(manager.cancel(taskId, ann)).rejects.toMatchObject({ code: 'NOT_CANCELLABLE' })
  await expect(manager.retry(taskId, ann)).rejects.toMatchObject({ code: 'NOT_RETRYABLE' })
  await expect(manager.submit({ type: 'resize_image', input: { name: '', width: 1.5 } }, ann)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('width'),
  })
  await expect(manager.list({ cursor: 'x' }, ann)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('what an input refers to is authorised in the submitting transaction, and names the subject', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database, {
    admit: async ({ definition, input: given, actor, tx }) => {
      const { rows } = await tx.$client.query<{ name: string }>(`select $1::json ->> 'name' as name`, [
        JSON.stringify(given),
      ])
      if (rows[0]?.name === 'foreign') throw new TaskRequestError('FORBIDDEN', `${actor.id} ${definition.type}`)
      return { subject: `image ${rows[0]?.name}` }
    },
  })
  const foreign = manager.submit({ type: 'resize_image', input: { name: 'foreign' } }, ann)
  await expect(foreign).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'ann resize_image' })
  expect((await manager.submit({ type: 'resize_image', input }, ann)).task.subject).toBe('image a')
  expect((await database.pool.query('select from tasks.task')).rowCount).toBe(1)
})

test('a waiting task is cancelled at once, never runs, and its job is dropped', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  expect(await manager.cancel(taskId, bob)).toMatchObject({ status: 'cancelled', attempt: 0 })
  expect(await manager.cancel(taskId, bob)).toMatchObject({ status: 'cancelled' })
  expect(await manager.get(taskId, ann)).toMatchObject({ status: 'cancelled' })
  await manager.startWorker({ handlers: handlersWith() })
  await until(
    async () => (await database.pool.query(`select from task_queue.job where state < 'completed'`)).rowCount === 0,
  )
  const timeline = await manager.timeline(taskId, ann)
  expect(timeline).toMatchObject([
    { kind: 'submitted', by: ann },
    { kind: 'cancelled', by: bob },
  ])
})

test('a double click on retry makes one task, at two servers too; once that has ended, another retry makes another', async () => {
  const database = await openDatabase()
  const [{ manager }, { manager: other }] = [await openManager(database), await openManager(database)]
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await manager.cancel(taskId, ann)
  const clicks = await Promise.all([1, 2, 3, 4].map((n) => (n % 2 === 0 ? manager : other).retry(taskId, ann)))
  expect(new Set(clicks.map((click) => click.taskId)).size).toBe(1)
  expect(clicks.filter(({ deduplicated }) => !deduplicated)).toHaveLength(1)
  const [first] = clicks
  await manager.cancel(first?.taskId ?? '', ann)
  const again = await manager.retry(taskId, ann)
  expect(again).toMatchObject({ deduplicated: false, task: { retryOf: taskId } })
  expect(again.taskId).not.toBe(first?.taskId)
})

test('a retry by hand is a new task that names the one it repeats (I2)', async () => {
  const { manager } = await openEngine({
    resize_image: {
      run: async ({ task, input: { name, width } }) => {
        if (task.retryOf === null) throw resizeImage.errors.tooLarge({ name })
        return { bytes: width }
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input: { name: 'a', width: 3 } }, ann)
  const failed = await untilStatus(manager, taskId, 'error')
  const retried = await manager.retry(taskId, bob)
  expect(retried).toMatchObject({ deduplicated: false, task: { retryOf: taskId, createdBy: bob } })
  expect(await untilStatus(manager, retried.taskId, 'completed')).toMatchObject({ result: { bytes: 3 } })
  expect(await manager.get(taskId, ann)).toEqual(failed)
})

test('the list pages by time and id, narrows by its filters, and counts what the caller may read', async () => {
  const gate = createGate()
  const { database, manager } = await openEngine(
    { send_digest: { run: async ({ signal }) => gate.pass(signal).then(() => ({ sent: 1 })) } },
    { slots: 1 },
  )
  const ids: string[] = []
  for (let n = 0; n < 5; n++) {
    const { taskId } = await manager.submit({ type: 'resize_image', input: { name: `${n}` } }, n < 2 ? bob : ann)
    ids.unshift(taskId)
    await untilStatus(manager, taskId, 'completed')
  }
  // Times that are equal are told apart by id.
  await database.pool.query(`update tasks.task set created_at = date_trunc('minute', created_at)`)
  const digest = await manager.submit({ type: 'send_digest', input: { to: 'a' } }, ann)
  await gate.arrived
  await manager.submit({ type: 'send_digest', input: { to: 'b' } }, bob)

  const first = await manager.list({ types: ['resize_image'], limit: 2 }, ann)
  expect(first.counts).toEqual({ queued: 1, running: 1, completed: 5, error: 0, cancelled: 0 })
  const seen = [...first.tasks]
  for (let cursor = first.nextCursor; cursor !== null;) {
    const next = await manager.list({ types: ['resize_image'], limit: 2, cursor }, ann)
    seen.push(...next.tasks)
    cursor = next.nextCursor
  }
  expect(seen.map(({ id }) => id)).toEqual(ids.toSorted().toReversed())

  const idsOf = async (query: Parameters<typeof manager.list>[0], actor = ann): Promise<string[]> =>
    (await manager.list(query, actor)).tasks.map(({ id }) => id)
  expect(await idsOf({ statuses: ['running'] })).toEqual([digest.taskId])
  expect(await idsOf({ statuses: ['running', 'queued'] })).toHaveLength(2)
  expect(await idsOf({ createdBy: 'bob', types: ['resize_image'] })).toHaveLength(2)
  expect(await idsOf({ createdFrom: digest.task.createdAt })).toHaveLength(2)
  expect(await idsOf({ createdBefore: digest.task.createdAt })).toHaveLength(5)
  expect(await idsOf({}, guest)).toHaveLength(2)
  expect((await manager.list({}, guest)).counts).toMatchObject({ completed: 0, running: 1 })
  const waiting = await manager.list({ statuses: ['queued'] }, ann)
  expect(waiting.tasks).toMatchObject([{ ahead: 1, pollAfterMs: 1_500 }])
  gate.open()
})

test('an end is acknowledged by one of two tabs, and only by its owner', async () => {
  const { manager } = await openEngine()
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, taskId, 'completed')
  expect((await manager.list({ unacknowledged: true }, ann)).tasks).toHaveLength(1)
  expect(await manager.acknowledge([taskId], bob)).toEqual([])
  const tabs = await Promise.all([manager.acknowledge([taskId], ann), manager.acknowledge([taskId], ann)])
  expect(tabs.flat()).toEqual([taskId])
  expect((await manager.list({ unacknowledged: true }, ann)).tasks).toEqual([])
})

test('a live task is not acknowledged', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  expect(await manager.acknowledge([taskId], ann)).toEqual([])
  expect((await manager.list({ unacknowledged: true }, ann)).tasks).toHaveLength(1)
})

test('task and job are stored together or not at all (I1)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  await database.pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
    create trigger refuse before insert on task_queue.job for each row execute function refuse()`)
  await expect(manager.submit({ type: 'resize_image', input }, ann)).rejects.toThrow('not today')
  expect((await database.pool.query('select from tasks.task')).rowCount).toBe(0)
  expect((await database.pool.query('select from tasks.task_event')).rowCount).toBe(0)

  await database.pool.query(`
    drop trigger refuse on task_queue.job;
    create constraint trigger refuse after insert on tasks.task deferrable initially deferred for each row execute function refuse()`)
  await expect(manager.submit({ type: 'resize_image', input }, ann)).rejects.toThrow('not today')
  expect((await database.pool.query('select from task_queue.job')).rowCount).toBe(0)
})
