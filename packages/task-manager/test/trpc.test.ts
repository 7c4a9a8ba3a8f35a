import { initTRPC } from '@trpc/server'
import { expect, expectTypeOf, test } from 'vitest'
import { createTasksRouter, taskErrorFormatter } from '../src/trpc.ts'
import type { TasksContext } from '../src/trpc.ts'
import { ann, guest, openEngine, untilStatus } from './open-engine.ts'

async function openRouter() {
  const { manager } = await openEngine()
  const trpc = initTRPC.context<TasksContext>().create({ errorFormatter: taskErrorFormatter })
  const router = trpc.router({ tasks: createTasksRouter(manager) })
  return { manager, as: (actor: typeof ann) => router.createCaller({ actor }).tasks }
}

test('the router serves every request of the manager, typed by the definitions', async () => {
  const { manager, as } = await openRouter()
  const tasks = as(ann)
  const submitted = await tasks.submit({ type: 'resize_image', input: { name: 'a' } })
  const id = submitted.taskId
  await untilStatus(manager, id, 'completed')
  const task = await tasks.get({ id })
  if (task.type !== 'resize_image' || task.status !== 'completed') throw new Error(`Got ${task.type} ${task.status}`)
  expectTypeOf(task.result).toEqualTypeOf<{ bytes: number }>()
  expect(task.result.bytes).toBe(100)
  expect((await tasks.list({})).tasks.map((listed) => listed.id)).toEqual([id])
  expect((await tasks.timeline({ id })).at(-1)?.kind).toBe('completed')
  expect(await tasks.acknowledge({ ids: [id] })).toEqual([id])
  // @ts-expect-error the input belongs to the type
  const wrong = tasks.submit({ type: 'send_digest', input: { name: 'a' } })
  await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('a refusal has a fitting code, and the own code of the engine', async () => {
  const { as } = await openRouter()
  const { taskId: id } = await as(ann).submit({ type: 'resize_image', input: { name: 'a' }, idempotencyKey: 'k' })
  await expect(as(ann).get({ id: '01900000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    cause: { code: 'NOT_FOUND' },
  })
  await expect(as(guest).get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const conflict = as(ann).submit({ type: 'resize_image', input: { name: 'b' }, idempotencyKey: 'k' })
  await expect(conflict).rejects.toMatchObject({ code: 'CONFLICT', cause: { code: 'IDEMPOTENCY_CONFLICT' } })
})
