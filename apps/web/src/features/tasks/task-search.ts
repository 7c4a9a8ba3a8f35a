import { taskTypes } from '@pf/contract'
import type { TaskType } from '@pf/contract'
import { taskStatuses } from '@pf/task-contract'
import type { TaskStatus } from '@pf/task-contract'
import type { TaskListOf } from '@pf/task-react'
import { toldTypes } from './kinds/task-kinds.ts'

export const taskTimes = ['hour', 'day', 'week', 'month'] as const
type TaskTime = (typeof taskTimes)[number]

/** The filters of the Tasks page, as its address holds them; what is left out does not narrow. */
export interface TaskSearch {
  readonly status?: TaskStatus
  readonly type?: TaskType
  /** Id of an actor. */
  readonly who?: string
  readonly time?: TaskTime
  /** A part of what a task is about, or its id. */
  readonly q?: string
  /** Also what the system does by itself. */
  readonly all?: true
}

const hourMs = 60 * 60 * 1_000
const timeSpansMs: Record<TaskTime, number> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
}

export function isTaskType(value: unknown): value is TaskType {
  return typeof value === 'string' && Object.hasOwn(taskTypes, value)
}

/** Reads an address that may have been typed by hand: what is not understood is left out. A search of digits alone is a number to it. */
export function parseTaskSearch(search: Record<string, unknown>): TaskSearch {
  const status = taskStatuses.find((one) => one === search['status'])
  const time = taskTimes.find((one) => one === search['time'])
  const { type, who } = search
  const all = search['all'] === true
  const q = typeof search['q'] === 'number' ? String(search['q']) : search['q']
  return {
    ...(status === undefined ? {} : { status }),
    ...(isTaskType(type) ? { type } : {}),
    ...(typeof who === 'string' && who !== '' ? { who } : {}),
    ...(time === undefined ? {} : { time }),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, 200) } : {}),
    ...(all ? { all } : {}),
  }
}

/**
 * What the server is asked for. Where nothing but people's tasks is wanted, those whose end is worth telling; a status has all of them, as the number
 * beside it has, so that no failure is hidden.
 */
export function toListQuery({ status, type, who, time, q, all }: TaskSearch): TaskListOf {
  const types = type === undefined ? (status === undefined && all !== true ? [...toldTypes] : undefined) : [type]
  return {
    ...(status === undefined ? {} : { statuses: [status] }),
    ...(types === undefined ? {} : { types }),
    ...(who === undefined ? {} : { createdBy: who }),
    ...(time === undefined ? {} : { createdWithinMs: timeSpansMs[time] }),
    ...(q === undefined ? {} : { text: q }),
    limit: 50,
  }
}
