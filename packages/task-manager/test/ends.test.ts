import { createRegistry } from '@pf/task-contract'
import { expect, test, vi } from 'vitest'
import {
  ann,
  createGate,
  handlersWith,
  openDatabase,
  openEngine,
  openManager,
  openManagerOf,
  until,
  untilStatus,
} from './open-engine.ts'
import { readHeader, resizeImage, sendDigest } from './registry.ts'

const input = { name: 'a' }

test('a TaskError ends the task at once, with its code, params and text', async () => {
  const { manager } = await openEngine({
    resize_image: { run: ({ input: { name } }) => Promise.reject(resizeImage.errors.tooLarge({ name })) },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  const failed = await untilStatus(manager, taskId, 'error')
  expect(failed).toMatchObject({
    error: { code: 'tooLarge', params: { name: 'a' }, text: 'The image a is too large' },
    attempt: 1,
    failures: 1,
    pollAfterMs: null,
  })
})

test('an unexpected error is tried again until maxAttempts; people see a reference, the log the cause', async () => {
  const { manager, lines } = await openEngine({
    resize_image: { run: () => Promise.reject(new Error('password=geheim')) },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  const failed = await untilStatus(manager, taskId, 'error')
  expect(failed).toMatchObject({ attempt: 3, failures: 3, losses: 0 })
  expect(failed.error).toEqual({
    code: 'internal',
    params: { reference: `${taskId}/3` },
    text: `Unexpected error, reference ${taskId}/3`,
  })
  expect(JSON.stringify(await manager.timeline(taskId, ann))).not.toContain('geheim')
  expect(lines.filter(({ text }) => text.includes(`${taskId}/`))).toHaveLength(3)
  const kinds = (await manager.timeline(taskId, ann)).map(({ kind }) => kind)
  expect(kinds).toEqual(['submitted', 'started', 'requeued', 'started', 'requeued', 'started', 'failed'])
})

test('a NUL and a lone surrogate from a file pass through input, message, log and error unharmed', async () => {
  const name = 'a\u0000b\ud800'
  const { manager } = await openEngine({
    resize_image: {
      run: async ({ input: { name: read }, log }) => {
        log('warn', read, { read })
        throw resizeImage.errors.tooLarge({ name: read })
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input: { name } }, ann)
  expect(await untilStatus(manager, taskId, 'error')).toMatchObject({ error: { params: { name } }, input: { name } })
  expect(await manager.timeline(taskId, ann)).toContainEqual(expect.objectContaining({ kind: 'log', text: name }))
})

test('a result that does not fit is tried again and then ends as invalid_result; nothing of the completion stays (I4, I6)', async () => {
  const { manager } = await openEngine({
    resize_image: { run: async ({ complete }) => complete(() => ({ bytes: 0.5 })) },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  const failed = await untilStatus(manager, taskId, 'error')
  expect(failed).toMatchObject({ attempt: 3, error: { code: 'invalid_result' } })
  expect(failed).not.toHaveProperty('result')
})

test('a result is stored as its schema parses it (I6)', async () => {
  const { manager } = await openEngine({
    resize_image: { run: async () => Object.assign({ bytes: 1 }, { secret: 'not in the schema' }) },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  expect((await untilStatus(manager, taskId, 'completed')).result).toEqual({ bytes: 1 })
})

test('an attempt that takes longer than its timeout is stopped and counted as a failure', async () => {
  let reason: unknown
  const { manager, lines } = await openEngine({
    read_header: {
      run: async ({ signal }) => {
        await createGate()
          .pass(signal)
          .catch((error: unknown) => {
            reason = error
            throw error
          })
        return { bytes: 1 }
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'read_header', input }, ann)
  expect(await untilStatus(manager, taskId, 'error')).toMatchObject({ error: { code: 'timeout' }, failures: 1 })
  expect(reason).toMatchObject({ name: 'AttemptStopped', cause: 'timeout' })
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'error', text: expect.stringContaining(`${taskId}/1 took longer`) }),
  )
})

test('a stored input that no longer parses ends the task as invalid_input before its handler runs (I6)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await database.pool.query(`update tasks.task set input = '{"file": 1}'`)
  const run = vi.fn(async () => ({ bytes: 1 }))
  await manager.startWorker({ handlers: handlersWith({ resize_image: { run } }) })
  const failed = await untilStatus(manager, taskId, 'error')
  expect(failed.error).toMatchObject({ code: 'invalid_input' })
  expect(failed.error.text).toContain('name')
  expect(run).not.toHaveBeenCalled()
})

test('an input schema that throws is an unexpected error of the attempt, not of the process (I6)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'read_header', input }, ann)
  const broken = readHeader.input.refine(() => {
    throw new TypeError('the check is broken')
  })
  const throwing = { ...readHeader, input: broken }
  const { manager: next, lines } = await openManagerOf(database, { registry: createRegistry([throwing]) })
  await next.startWorker({ handlers: { read_header: { run: async () => ({ bytes: 1 }) } } })
  expect(await untilStatus(next, taskId, 'error')).toMatchObject({ error: { code: 'internal' }, failures: 1 })
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'error', text: `Task ${taskId}/1 failed unexpectedly` }),
  )
})

test('the last lines of an attempt stay when the database takes them at the third try only', async () => {
  const { database, manager } = await openEngine({
    resize_image: {
      run: async ({ log }) => {
        log('warn', 'the cause')
        throw resizeImage.errors.tooLarge({ name: 'a' })
      },
    },
  })
  await database.pool.query(`
    create sequence tries;
    create function refuse() returns trigger language plpgsql as $$
      begin if nextval('tries') < 3 then raise exception 'not now'; end if; return new; end $$;
    create trigger refuse before insert on tasks.task_event for each row when (new.kind = 'log') execute function refuse()`)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, taskId, 'error')
  const logged = (await manager.timeline(taskId, ann)).filter(({ kind }) => kind === 'log')
  expect(logged).toMatchObject([{ text: 'the cause' }])
})

test('a task of a type that a worker does not know stays queued, for one that does (I6)', async () => {
  const database = await openDatabase()
  const { manager: old } = await openManagerOf(database, { registry: createRegistry([readHeader]) })
  const { manager } = await openManager(database)
  await old.startWorker({ handlers: { read_header: { run: async () => ({ bytes: 1 }) } } })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  const known = await manager.submit({ type: 'read_header', input }, ann)
  await untilStatus(manager, known.taskId, 'completed')
  expect(await manager.get(taskId, ann)).toMatchObject({ status: 'queued', attempt: 0 })
  await expect(old.get(taskId, ann)).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await manager.startWorker({ handlers: handlersWith() })
  await untilStatus(manager, taskId, 'completed')
})

test('progress is clamped, never falls, and what is odd about it is logged once', async () => {
  const gate = createGate()
  const { manager, lines } = await openEngine({
    resize_image: {
      run: async ({ progress, signal }) => {
        progress(30)
        for (const odd of [NaN, -5, 20, 31.9]) progress(odd)
        await gate.pass(signal)
        progress(250)
        throw resizeImage.errors.tooLarge({ name: 'a' })
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await until(async () => (await manager.get(taskId, ann)).progress === 31)
  gate.open()
  expect(await untilStatus(manager, taskId, 'error')).toMatchObject({ progress: 100 })
  expect(lines.filter(({ text }) => text.startsWith('Progress must be'))).toHaveLength(1)
})

test('a thousand calls of progress are few writes, and the last one is kept', async () => {
  const { manager } = await openEngine({
    resize_image: {
      run: async ({ progress }) => {
        for (let rows = 0; rows < 1_000; rows++) {
          progress(rows / 20, resizeImage.messages.reading({ rows }))
          await Promise.resolve()
        }
        throw resizeImage.errors.tooLarge({ name: 'a' })
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  const failed = await untilStatus(manager, taskId, 'error')
  expect(failed).toMatchObject({ progress: 49, message: { params: { rows: 999 } } })
  // Stored, claimed, at most two writes of progress, ended.
  expect(failed.version).toBeLessThanOrEqual(5)
})

test('a task puts at most 200 lines on its timeline, and what JSON cannot hold fails nothing', async () => {
  const { manager } = await openEngine({
    resize_image: {
      run: async ({ log }) => {
        log('warn', 'odd', 1n)
        for (let line = 0; line < 300; line++) log('info', `line ${line}`)
        return { bytes: 1 }
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, taskId, 'completed')
  const logged = (await manager.timeline(taskId, ann)).filter(({ kind }) => kind === 'log')
  expect(logged).toHaveLength(200)
  expect(logged[0]).toMatchObject({ data: '1' })
})

test('what a task staged is removed in batches when it fails, also when the process that ended it died before (I5)', async () => {
  const database = await openDatabase()
  await database.pool.query('create table staged (task_id uuid not null)')
  const { manager: first } = await openManager(database)
  const { manager: second } = await openManager(database)
  const batches: number[] = []
  const work = (removes: boolean) => ({
    run: async ({ task }: { task: { id: string } }) => {
      await database.pool.query('insert into staged select $1 from generate_series(1, 5)', [task.id])
      throw resizeImage.errors.tooLarge({ name: 'a' })
    },
    cleanup: async (
      tx: Parameters<NonNullable<ReturnType<typeof handlersWith>['resize_image']['cleanup']>>[0],
      taskId: string,
    ) => {
      if (!removes) throw new Error('This process is as good as dead')
      const { rowCount } = await tx.$client.query(
        'delete from staged where ctid in (select ctid from staged where task_id = $1 limit 2)',
        [taskId],
      )
      batches.push(rowCount ?? 0)
      return rowCount ?? 0
    },
  })
  const dying = await first.startWorker({ handlers: handlersWith({ resize_image: work(false) }) })
  const { taskId } = await first.submit({ type: 'resize_image', input }, ann)
  await untilStatus(first, taskId, 'error')
  await dying[Symbol.asyncDispose]()

  await second.startWorker({ handlers: handlersWith({ resize_image: work(true) }) })
  await until(async () => (await database.pool.query('select from tasks.task where needs_cleanup')).rowCount === 0)
  expect(batches).toEqual([2, 2, 1, 0])
})

test('a serial type that holds a slot for long does not keep a quick one waiting', async () => {
  const gate = createGate()
  const { manager } = await openEngine({
    send_digest: { run: async ({ signal }) => gate.pass(signal).then(() => ({ sent: 1 })) },
  })
  await manager.submit({ type: 'send_digest', input: { to: 'a' } }, ann)
  await manager.submit({ type: 'send_digest', input: { to: 'b' } }, ann)
  await gate.arrived
  const quick = await manager.submit({ type: 'read_header', input }, ann)
  await untilStatus(manager, quick.taskId, 'completed')
  gate.open()
  expect(sendDigest.run.concurrency.mode).toBe('serial')
})
