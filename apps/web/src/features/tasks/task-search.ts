import { taskTypes } from '@pf/contract'
import type { TaskType } from '@pf/contract'
import { taskStatuses } from '@pf/task-contract'
import type { TaskListQuery, TaskStatus } from '@pf/task-contract'

export const taskTimes = ['any', 'hour', 'day', 'week', 'month'] as const
type TaskTime = (typeof taskTimes)[number]

/** The filters of the Tasks page, as its address holds them; what is left out does not narrow. */
export interface TaskSearch {
  readonly status?: TaskStatus
  readonly type?: TaskType
  /** Id of an actor. */
  readonly who?: string
  readonly time?: Exclude<TaskTime, 'any'>
}

const hourMs = 60 * 60 * 1_000
const timeSpansMs: Record<Exclude<TaskTime, 'any'>, number> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
}

export function isTaskType(value: unknown): value is TaskType {
  return typeof value === 'string' && Object.hasOwn(taskTypes, value)
}

/** Reads an address that may have been typed by hand: what is not understood is left out. */
export function parseTaskSearch(search: Record<string, unknown>): TaskSearch {
  const status = taskStatuses.find((one) => one === search['status'])
  const time = taskTimes.find((one) => one === search['time'])
  const { type, who } = search
  return {
    ...(status === undefined ? {} : { status }),
    ...(isTaskType(type) ? { type } : {}),
    ...(typeof who === 'string' && who !== '' ? { who } : {}),
    ...(time === undefined || time === 'any' ? {} : { time }),
  }
}

/** What the server is asked for. Times go by whole minutes, so that a page that stays open asks for the same again. */
export function toListQuery({ status, type, who, time }: TaskSearch, now: number): TaskListQuery {
  const minute = 60_000
  return {
    ...(status === undefined ? {} : { statuses: [status] }),
    ...(type === undefined ? {} : { types: [type] }),
    ...(who === undefined ? {} : { createdBy: who }),
    ...(time === undefined
      ? {}
      : { createdFrom: new Date(Math.floor((now - timeSpansMs[time]) / minute) * minute).toISOString() }),
    limit: 50,
  }
}
