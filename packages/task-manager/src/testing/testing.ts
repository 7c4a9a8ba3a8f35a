export { openTaskKit } from './open-task-kit.ts'
export type { EndedTask, TaskKit, TaskKitOptions } from './open-task-kit.ts'
export type { TestClock } from './test-clock.ts'
