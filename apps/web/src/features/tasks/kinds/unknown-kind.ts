import type { TaskType } from '@pf/contract'
import { taskCan } from '@pf/task-contract'
import { createElement } from 'react'
import type { TaskKind } from './task-kind.ts'
import { UnknownResult } from './unknown-result.tsx'

/** How a task is shown whose type this console does not know, since the server was renewed under it: by what the task itself tells. */
export function unknownKind(type: TaskType): TaskKind {
  return {
    type,
    toasts: true,
    title: () => type,
    message: ({ text }) => text,
    failure: ({ text }) => text,
    summary: () => null,
    fellShort: () => false,
    result: () => createElement(UnknownResult),
    input: () => null,
    retryHelps: taskCan.retry,
    correct: () => null,
  }
}
