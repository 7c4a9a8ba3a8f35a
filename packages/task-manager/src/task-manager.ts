export { AttemptLost } from './errors.ts'
export { createTaskManager } from './manager.ts'
export type { TaskManagerOptions } from './manager.ts'
export { prepareTaskSchema } from './prepare.ts'
export type {
  Admission,
  Completion,
  CompletionTx,
  TaskHandler,
  TaskHandlers,
  TaskLog,
  TaskManager,
  TaskRun,
  TaskWork,
  WorkerOptions,
} from './types.ts'
