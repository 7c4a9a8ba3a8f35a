import { expect, test } from 'vitest'
import { isFinal, taskCan, taskStatuses } from './status.ts'

test('what a task allows follows from its status', () => {
  const allowed = taskStatuses.map((status) => ({
    status,
    final: isFinal(status),
    cancel: taskCan.cancel({ status }),
    retry: taskCan.retry({ status }),
  }))
  expect(allowed).toEqual([
    { status: 'queued', final: false, cancel: true, retry: false },
    { status: 'running', final: false, cancel: true, retry: false },
    { status: 'completed', final: true, cancel: false, retry: false },
    { status: 'error', final: true, cancel: false, retry: true },
    { status: 'cancelled', final: true, cancel: false, retry: true },
  ])
})
