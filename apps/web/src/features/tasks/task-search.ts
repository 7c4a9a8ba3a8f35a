import { taskTypes } from '@pf/contract'
import type { TaskType } from '@pf/contract'
import { taskStatuses } from '@pf/task-contract'
import type { TaskListQuery, TaskStatus } from '@pf/task-contract'

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

/** Reads an address that may have been typed by hand: what is not understood is left out. */
export function parseTaskSearch(search: Record<string, unknown>): TaskSearch {
  const status = taskStatuses.find((one) => one === search['status'])
  const time = taskTimes.find((one) => one === search['time'])
  const { type, who, q } = search
  return {
    ...(status === undefined ? {} : { status }),
    ...(isTaskType(type) ? { type } : {}),
    ...(typeof who === 'string' && who !== '' ? { who } : {}),
    ...(time === undefined ? {} : { time }),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, 200) } : {}),
  }
}

/**
 * What the server is asked for now. The begin of a span moves by sixtieths of it, by the minute for an hour, so that a page that stays open
 * mostly asks for the same again.
 */
export function toListQuery({ status, type, who, time, q }: TaskSearch, now: number): TaskListQuery {
  return {
    ...(status === undefined ? {} : { statuses: [status] }),
    ...(type === undefined ? {} : { types: [type] }),
    ...(who === undefined ? {} : { createdBy: who }),
    ...(time === undefined ? {} : { createdFrom: beginOf(timeSpansMs[time], now).toISOString() }),
    ...(q === undefined ? {} : { text: q }),
    limit: 50,
  }
}

function beginOf(spanMs: number, now: number): Date {
  const stepMs = spanMs / 60
  return new Date(Math.floor((now - spanMs) / stepMs) * stepMs)
}
