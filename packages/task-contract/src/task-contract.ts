export type { Actor } from './actor.ts'
export { defaultRunOptions, defineTask } from './definition.ts'
export type {
  Backoff,
  Concurrency,
  InputOf,
  MessageOf,
  ResultOf,
  RunOptions,
  SubmittedInputOf,
  TaskDefinition,
} from './definition.ts'
export { defineMessages } from './message.ts'
export type { Message, MessageBuilders, MessageParams, Translation } from './message.ts'
export { createRegistry, submissionSchema } from './registry.ts'
export type { Registry, RegistryOf, Submission } from './registry.ts'
export { TaskRequestError } from './request-error.ts'
export type { TaskRequestErrorCode } from './request-error.ts'
export { storableText } from './storable-text.ts'
export { isFinal, taskCan, taskStatuses } from './status.ts'
export type { FinalStatus, TaskStatus } from './status.ts'
export { TaskError, defineErrors, engineErrors } from './task-error.ts'
export type { ErrorBuilders, Failure, FailureOf } from './task-error.ts'
export { taskListQuery } from './task-list.ts'
export type { TaskListQuery, TaskPage } from './task-list.ts'
export type { ChangedTasks, KnownTask, Submitted, Task, TaskOf } from './task.ts'
export { logLevels } from './timeline.ts'
export type { LogLevel, RequeueReason, TimelineEvent } from './timeline.ts'
