import type { Database } from '@pf/database'
import { expect, test } from 'vitest'
import type { CompletionTx } from '../src/task-manager.ts'
import {
  ann,
  createGate,
  handlersWith,
  openDatabase,
  openManager,
  openAgain,
  until,
  untilStatus,
} from './open-engine.ts'
import { openOwnServer } from './own-server.ts'

const input = { name: 'a' }

/** Ends the connection that a transaction runs on, from another one, as a network or an administrator does. */
async function cutConnection(from: Database, { $client }: CompletionTx): Promise<void> {
  const { rows } = await $client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await from.pool.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
}

test('a restart of the database while all is idle, and one under a running task, change nothing (I1, I5)', async () => {
  const { database, events, stop } = await openOwnServer()
  const { manager } = await openManager(database)
  const gate = createGate()
  await manager.startWorker({
    handlers: handlersWith({
      resize_image: { run: async ({ signal }) => gate.pass(signal).then(() => ({ bytes: 1 })) },
    }),
  })
  await stop('fast')
  await until(() => events.filter((kind) => kind === 'restarted').length === 1)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  await stop('immediate')
  await until(() => events.filter((kind) => kind === 'restarted').length === 2)
  expect(await untilStatus(manager, taskId, 'running')).toMatchObject({ attempt: 1 })
  gate.open()
  expect(await untilStatus(manager, taskId, 'completed')).toMatchObject({ attempt: 1, failures: 0, losses: 0 })
})

test('restarts of the database under load lose no task that was answered and double no effect (I1, I4)', async () => {
  const { database, events, stop } = await openOwnServer()
  await database.pool.query('create table effect (task_id uuid not null)')
  const { manager } = await openManager(database)
  const handlers = handlersWith({
    resize_image: {
      run: ({ task, complete }) =>
        complete(async (tx) => {
          await tx.$client.query('insert into effect values ($1)', [task.id])
          return { bytes: 1 }
        }),
    },
  })
  await manager.startWorker({ handlers, slots: 4 })
  const answered = new Set<string>()
  const submitUntil = async (enough: () => boolean): Promise<void> => {
    for (let n = 0; !enough(); n++) {
      const submitted = await manager
        .submit({ type: 'resize_image', input: { name: `${n}` } }, ann)
        .catch(() => undefined)
      if (submitted !== undefined) answered.add(submitted.taskId)
    }
  }
  const restarted = (times: number) => () => events.filter((kind) => kind === 'restarted').length >= times
  for (const [round, how] of (['immediate', 'fast', 'immediate'] as const).entries()) {
    const before = answered.size
    await submitUntil(() => answered.size >= before + 20)
    const submitting = submitUntil(restarted(round + 1))
    await stop(how)
    await submitting
  }
  const failed: unknown[] = []
  for (const id of answered) {
    // A claim whose answer was lost in the restart is a loss like any other (I5).
    await until(async () => {
      const { status } = await manager.get(id, ann)
      if (status === 'error') failed.push(id)
      return status === 'completed' || status === 'error'
    }, 20_000)
  }
  expect(failed).toEqual([])
  const { rows } = await database.pool.query('select task_id from effect group by task_id having count(*) > 1')
  expect(rows).toEqual([])
}, 60_000)

test('a read-only database, as after a failover, refuses submits in its own words; once it is writable all goes on', async () => {
  const admin = await openDatabase()
  const database = await openAgain(admin.url)
  const { manager } = await openManager(database)
  await manager.startWorker({ handlers: handlersWith() })
  const before = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, before.taskId, 'completed')
  const name = new URL(admin.url.replace('@/', '@localhost/')).pathname.slice(1)
  const cutAll = () =>
    admin.pool.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
      [name],
    )
  await admin.pool.query(`alter database ${name} set default_transaction_read_only = on`)
  await cutAll()
  const refused = async (): Promise<unknown> =>
    manager.submit({ type: 'resize_image', input }, ann).then(
      () => undefined,
      (error: unknown) => error,
    )
  // The first statements may meet a connection that is just being cut.
  await until(async () => String(await refused()).includes('read-only transaction'))
  expect(await manager.get(before.taskId, ann)).toMatchObject({ status: 'completed' })

  // The connections that were made meanwhile are those of the server that may not write.
  await admin.pool.query('set default_transaction_read_only = off')
  await admin.pool.query(`alter database ${name} reset default_transaction_read_only`)
  await until(async () => (await refused()) === undefined)
  const after = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, after.taskId, 'completed')
})

test('the connection cut inside the completion of a serial task’s last attempt: nothing of it stays, and the next one follows', async () => {
  const database = await openDatabase()
  await database.pool.query('create table effect (text text)')
  const { manager } = await openManager(database)
  const handlers = handlersWith({
    send_digest: {
      run: async ({ input: { to }, task, complete }) =>
        complete(async (tx) => {
          await tx.$client.query('insert into effect values ($1)', [`${to} ${task.attempt}`])
          if (to === 'cut') await cutConnection(admin, tx)
          return { sent: 1 }
        }),
    },
  })
  const admin = await openAgain(database.url)
  await manager.startWorker({ handlers })
  const first = await manager.submit({ type: 'send_digest', input: { to: 'cut' } }, ann)
  const next = await manager.submit({ type: 'send_digest', input: { to: 'next' } }, ann)
  expect(await untilStatus(manager, first.taskId, 'error')).toMatchObject({
    attempt: 3,
    failures: 3,
    losses: 0,
    error: { code: 'internal' },
  })
  await untilStatus(manager, next.taskId, 'completed')
  expect((await database.pool.query('select text from effect')).rows).toEqual([{ text: 'next 1' }])
  const live = await database.pool.query(`select from task_queue.job where state < 'completed'`)
  expect(live.rowCount).toBe(0)
})

test('a transaction that a handler leaves open is ended by the server, its locks are free, and the attempt counts as failed', async () => {
  const created = await openDatabase()
  const { rows } = await created.pool.query('show idle_in_transaction_session_timeout')
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }])
  const database = await openAgain(`${created.url}&idle_in_transaction_session_timeout=300`)
  const { manager, lines } = await openManager(database)
  const handlers = handlersWith({
    resize_image: {
      run: ({ task, complete }) =>
        complete(async () => {
          if (task.attempt === 1)
            await createGate()
              .pass(AbortSignal.timeout(2_000))
              .catch(() => undefined)
          return { bytes: task.attempt }
        }),
    },
  })
  await manager.startWorker({ handlers })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  const done = await untilStatus(manager, taskId, 'completed')
  expect(done).toMatchObject({ attempt: 2, failures: 1, losses: 0, result: { bytes: 2 } })
  expect(lines).toContainEqual(expect.objectContaining({ text: `Task ${taskId}/1 failed unexpectedly` }))
})
