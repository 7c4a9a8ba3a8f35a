import { defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { Claimer } from './claimer.ts'

const define = (type: string, priority: number) =>
  defineTask({
    type,
    title: type,
    input: z.object({}),
    result: z.object({}),
    messages: defineMessages({}),
    errors: defineErrors({}),
    permissions: { submit: 's', read: 'r' },
    run: { priority },
  })
const definitions = [define('low_a', 0), define('low_b', 0), define('high', 5)]

/** A claimer over queues that are lists of names; each claim occupies its slot until its `end` is called. */
function openClaimer(queues: Record<string, string[]>, slots: number) {
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const claimer = new Claimer({
    definitions,
    slots,
    onError: () => undefined,
    claim: async (type, limit) => {
      const tasks = queues[type]?.splice(0, limit) ?? []
      const attempts = tasks
        .filter((task) => task !== 'dropped')
        .map((task) => {
          const { promise: done, resolve } = Promise.withResolvers<void>()
          started.push(task)
          ends.set(task, resolve)
          return { handled: done, done }
        })
      return { attempts, found: tasks.length > 0 }
    },
  })
  return { claimer, started, end: (task: string) => ends.get(task)?.() }
}

test('the higher priority is claimed first, types of one priority in turn', async () => {
  const queues = { low_a: ['a1', 'a2'], low_b: ['b1', 'b2'], high: ['h1', 'h2'] }
  const { claimer, started, end } = openClaimer(queues, 1)
  claimer.wakeAll()
  for (let done = 0; done < 6; done++) {
    await vi.waitFor(() => expect(started).toHaveLength(done + 1))
    end(started[done] ?? '')
  }
  expect(started).toEqual(['h1', 'h2', 'a1', 'b1', 'a2', 'b2'])
})

test('types of one priority that wait share the slots', async () => {
  const { claimer, started } = openClaimer({ low_a: ['a1', 'a2', 'a3', 'a4'], low_b: ['b1', 'b2', 'b3', 'b4'] }, 5)
  claimer.wakeAll()
  await vi.waitFor(() => expect(started).toEqual(['a1', 'a2', 'a3', 'b1', 'b2']))
})

test('it claims until the queues are empty, never more than its slots, and goes on past jobs that lead to nothing', async () => {
  const { claimer, started, end } = openClaimer({ low_a: ['dropped', 'a1', 'dropped', 'a2', 'a3'] }, 2)
  claimer.wake('low_a')
  await vi.waitFor(() => expect(started).toEqual(['a1', 'a2']))
  end('a2')
  await vi.waitFor(() => expect(started).toEqual(['a1', 'a2', 'a3']))
})

test('a wake-up that comes while a claim finds nothing is not forgotten', async () => {
  const queues: Record<string, string[]> = { low_a: [] }
  const { claimer, started } = openClaimer(queues, 1)
  claimer.wake('low_a')
  queues.low_a?.push('a1')
  claimer.wake('low_a')
  await vi.waitFor(() => expect(started).toEqual(['a1']))
})

test('a closed claimer claims nothing, and types of others are no concern of it', async () => {
  const { claimer, started } = openClaimer({ low_a: ['a1'], unknown: ['u1'] }, 2)
  claimer.wake('unknown')
  await claimer.close()
  claimer.wake('low_a')
  await claimer.idle()
  expect(started).toEqual([])
})

test('a slot is free when its handler is done, though the end is still being written; closing waits for that', async () => {
  const [handled, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const attempts = [{ handled: handled.promise, done: done.promise }]
  const claim = vi.fn(() => {
    const next = attempts.splice(0)
    return Promise.resolve({ attempts: next, found: next.length > 0 })
  })
  const claimer = new Claimer({ definitions, slots: 1, onError: () => undefined, claim })
  claimer.wake('high')
  await vi.waitFor(() => expect(claim).toHaveBeenCalledTimes(1))
  handled.resolve()
  await vi.waitFor(() => expect(claim).toHaveBeenCalledTimes(2))
  const drained = vi.fn()
  void claimer.idle().then(drained)
  await claimer.close()
  expect(drained).not.toHaveBeenCalled()
  done.resolve()
  await vi.waitFor(() => expect(drained).toHaveBeenCalled())
})
