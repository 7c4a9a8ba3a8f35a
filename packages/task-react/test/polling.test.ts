import type { Task } from '@pf/task-contract'
import { QueryClient, QueryObserver, environmentManager, focusManager } from '@tanstack/react-query'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { taskQuery } from '../src/task-query.ts'
import { completed, running } from './greetings.ts'
import type { Tasks } from './greetings.ts'

type Answer = Task<Tasks> | Error

const refusal = Object.assign(new Error('There is no such task'), { data: { code: 'NOT_FOUND', httpStatus: 404 } })

/** Watches a task whose server gives these answers, the last one for ever. */
function watch(...answers: [Answer, ...Answer[]]) {
  const askedAt: number[] = []
  const began = Date.now()
  const client = new QueryClient()
  client.mount()
  const ask = async () => {
    const answer = answers[Math.min(askedAt.length, answers.length - 1)] ?? answers[0]
    askedAt.push(Date.now() - began)
    if (answer instanceof Error) throw answer
    return answer
  }
  const observer = new QueryObserver(client, taskQuery<Tasks>(['task', 'a'], ask))
  const stop = observer.subscribe(() => undefined)
  return {
    askedAt,
    now: () => observer.getCurrentResult(),
    [Symbol.dispose]: () => {
      stop()
      client.clear()
      client.unmount()
    },
  }
}

// Node has no window, which would pass for a server that renders once and never polls.
beforeAll(() => environmentManager.setIsServer(() => false))

beforeEach(() => {
  vi.useFakeTimers()
  focusManager.setFocused(true)
})
afterEach(() => {
  vi.useRealTimers()
  focusManager.setFocused(undefined)
})

test('a task is asked for at the pace that the server gives, and never again once it is final', async () => {
  using watched = watch(running(10), running(50), completed)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(watched.askedAt).toEqual([0, 500, 1_000])
  expect(watched.now().data).toEqual(completed)
})

test('a lost server is asked at growing intervals, and what was known stays shown', async () => {
  const lost = new TypeError('fetch failed')
  using watched = watch(running(10), lost, lost, lost, completed)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(watched.now()).toMatchObject({ data: running(10), status: 'success' })
  expect(watched.now().failureCount).toBeGreaterThan(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(watched.askedAt).toEqual([0, 500, 1_000, 2_000, 4_000])
  expect(watched.now()).toMatchObject({ data: completed, failureCount: 0 })
})

test('a task that the server does not know is not asked for again', async () => {
  using watched = watch(refusal)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(watched.askedAt).toEqual([0])
  expect(watched.now().error).toBe(refusal)
})

test('a task that is removed while it is watched is not asked for again', async () => {
  using watched = watch(running(10), refusal)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(watched.askedAt).toEqual([0, 500])
})

test('an answer that was overtaken by a newer one is dropped', async () => {
  using watched = watch(running(50), running(40), running(60))
  await vi.advanceTimersByTimeAsync(600)
  expect(watched.now().data?.progress).toBe(50)
  await vi.advanceTimersByTimeAsync(500)
  expect(watched.now().data?.progress).toBe(60)
})

test('a hidden tab asks nothing, and asks at once when it comes back', async () => {
  using watched = watch(running(10), running(20), running(90))
  await vi.advanceTimersByTimeAsync(600)
  focusManager.setFocused(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(watched.askedAt).toEqual([0, 500])
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(1)
  expect(watched.askedAt).toHaveLength(3)
  expect(watched.now().data?.progress).toBe(90)
})

test('a tab that comes back to an ended task asks nothing', async () => {
  using watched = watch(completed)
  await vi.advanceTimersByTimeAsync(10)
  focusManager.setFocused(false)
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(watched.askedAt).toEqual([0])
})
