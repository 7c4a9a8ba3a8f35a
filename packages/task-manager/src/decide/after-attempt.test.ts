import { defaultRunOptions } from '@pf/task-contract'
import { expect, test } from 'vitest'
import { afterAttempt, maxLosses } from './after-attempt.ts'
import type { AttemptEnd } from './after-attempt.ts'

const now = new Date('2026-01-01T00:00:00.000Z')
const policy = { ...defaultRunOptions, timeoutMs: 90_000 }
const task = { id: 't', attempt: 4, failures: 0, losses: 0 }
const after = (end: AttemptEnd, ended = task) => afterAttempt({ task: ended, policy }, end, now)

test('a completion and a cancellation are final and count nothing', () => {
  expect(after({ kind: 'completed' })).toEqual({ status: 'completed', failures: 0, losses: 0 })
  expect(after({ kind: 'cancelled' })).toEqual({ status: 'cancelled', failures: 0, losses: 0 })
})

test('a TaskError ends the task at once, whatever tries are left', () => {
  const error = { code: 'tooLarge', params: { name: 'a' }, text: 'Too large' }
  expect(after({ kind: 'taskError', error })).toEqual({ status: 'error', error, failures: 1, losses: 0 })
})

test('an unexpected end waits twice as long after each failure, until maxAttempts', () => {
  const second = after({ kind: 'unexpected', code: 'internal' })
  expect(second).toMatchObject({
    status: 'queued',
    reason: 'failure',
    failures: 1,
    dueAt: new Date(now.getTime() + 1_000),
  })
  const third = after({ kind: 'unexpected', code: 'internal' }, { ...task, failures: 1 })
  expect(third).toMatchObject({ status: 'queued', failures: 2, dueAt: new Date(now.getTime() + 2_000) })
  const last = after({ kind: 'unexpected', code: 'internal' }, { ...task, failures: 2 })
  expect(last).toMatchObject({
    status: 'error',
    failures: 3,
    error: { code: 'internal', params: { reference: 't/4' } },
  })
})

test('a timeout and an invalid result are failures with names of their own', () => {
  const ended = { ...task, failures: 2 }
  expect(after({ kind: 'unexpected', code: 'timeout' }, ended)).toMatchObject({
    status: 'error',
    error: { code: 'timeout', params: { reference: 't/4', seconds: 90 } },
  })
  expect(after({ kind: 'unexpected', code: 'invalid_result' }, ended)).toMatchObject({
    error: { code: 'invalid_result' },
  })
})

test('a lost worker is replaced at once, and counts losses alone, until the fifth', () => {
  for (let losses = 0; losses < maxLosses - 1; losses++) {
    const next = after({ kind: 'workerLost' }, { ...task, failures: 2, losses })
    expect(next).toMatchObject({ status: 'queued', reason: 'worker_lost', failures: 2, losses: losses + 1, dueAt: now })
  }
  expect(after({ kind: 'workerLost' }, { ...task, losses: maxLosses - 1 })).toMatchObject({
    status: 'error',
    losses: 5,
    error: { code: 'worker_lost', params: { losses: 5 } },
  })
})

test('a handback is repeated at once and counts nothing', () => {
  const ended = { ...task, failures: 2, losses: 4 }
  const next = after({ kind: 'handback' }, ended)
  expect(next).toEqual({ status: 'queued', reason: 'handback', dueAt: now, error: null, failures: 2, losses: 4 })
})
