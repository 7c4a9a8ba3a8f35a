import { describe, expect, test } from 'vitest'
import { backoffMs, pollIntervalMs } from './poll-interval.ts'

const refusal = (httpStatus: number) => ({ data: { httpStatus } })

describe('when a task is asked for again', () => {
  test.each([
    { when: 'after as long as the server says', task: { pollAfterMs: 500 }, error: null, ms: 500 },
    { when: 'later while it waits behind others', task: { pollAfterMs: 1_500 }, error: null, ms: 1_500 },
    { when: 'never once it is final', task: { pollAfterMs: null }, error: null, ms: false },
    {
      when: 'never once the server says that it is not there',
      task: { pollAfterMs: 500 },
      error: refusal(404),
      ms: false,
    },
    { when: 'never once the server refuses', task: undefined, error: refusal(403), ms: false },
    { when: 'as before when the server stumbles', task: { pollAfterMs: 500 }, error: refusal(500), ms: 500 },
    { when: 'as before when the server asks for patience', task: { pollAfterMs: 500 }, error: refusal(429), ms: 500 },
    {
      when: 'as before when no answer came',
      task: { pollAfterMs: 500 },
      error: new TypeError('fetch failed'),
      ms: 500,
    },
    { when: 'not by the clock before the first answer', task: undefined, error: null, ms: false },
  ])('$when', ({ task, error, ms }) => {
    expect(pollIntervalMs({ task, error })).toBe(ms)
  })
})

test('the wait for a lost server doubles up to ten seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(backoffMs)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
})
