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
