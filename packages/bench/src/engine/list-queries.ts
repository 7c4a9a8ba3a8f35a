import { taskStatuses } from '@pf/task-contract'
import type { TaskListQuery } from '@pf/task-contract'
import { creators, days, seededTypes } from './seed-tasks.ts'

const dayMs = 24 * 60 * 60 * 1_000
const windowsDays = [1 / 24, 1, 7, 30]

/** Every mixture of type, status, who and time; the same ones in each run but for the present day. */
export function* listQueries(count: number): Generator<TaskListQuery> {
  const random = createRandom()
  const oneOf = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)]
  for (let n = 0; n < count; n += 1) {
    const query: TaskListQuery = {}
    const [type, status, window] = [oneOf(seededTypes), oneOf(taskStatuses), oneOf(windowsDays)]
    if ((n & 1) !== 0 && type !== undefined) query.types = [type]
    if ((n & 2) !== 0 && status !== undefined) query.statuses = [status]
    // The few who submit most are asked for most.
    if ((n & 4) !== 0) query.createdBy = `user-${Math.floor(creators * random() ** 3)}`
    if ((n & 8) !== 0 && window !== undefined) {
      const from = Date.now() - random() * days * dayMs
      query.createdFrom = new Date(from).toISOString()
      query.createdBefore = new Date(from + window * dayMs).toISOString()
    }
    yield query
  }
}

/** Numbers from 0 to 1 in an order that is always the same: Lehmer's generator. */
function createRandom(): () => number {
  let state = 20_261_124
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
