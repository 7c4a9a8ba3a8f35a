import type { TaskStatus } from '@pf/task-contract'
import { z } from 'zod'
import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

export interface TaskFilter {
  readonly types: readonly string[]
  readonly statuses?: readonly TaskStatus[] | undefined
  readonly createdBy?: string | undefined
  readonly createdFrom?: string | undefined
  readonly createdBefore?: string | undefined
  /** A part of the subject, or the id. */
  readonly text?: string | undefined
  /** Id of the actor whose tasks without acknowledgement are asked for. */
  readonly unacknowledgedBy?: string | undefined
  readonly after?: { readonly createdAt: Date; readonly id: string } | undefined
  readonly limit: number
}

type Place = { readonly id: string; readonly createdAt: Date }

/** Ids of a page, newest first. Each set of filters is a text of its own, so that the planner sees what narrows. */
export async function listTasks(sql: Sql, filter: TaskFilter): Promise<Place[]> {
  const values: unknown[] = []
  const value = (given: unknown): string => `$${values.push(given)}`
  const oneOf = (column: string, wanted: readonly string[]): string =>
    wanted.length === 1 ? `${column} = ${value(wanted[0])}` : `${column} = any(${value(wanted)}::text[])`
  const conditions = [oneOf('type', filter.types)]
  const { statuses, createdBy, createdFrom, createdBefore, text, unacknowledgedBy, after } = filter
  if (statuses !== undefined) conditions.push(oneOf('status', statuses))
  if (createdBy !== undefined) conditions.push(`created_by_id = ${value(createdBy)}`)
  if (createdFrom !== undefined) conditions.push(`created_at >= ${value(createdFrom)}`)
  if (createdBefore !== undefined) conditions.push(`created_at < ${value(createdBefore)}`)
  if (text !== undefined) conditions.push(isId(text) ? `id = ${value(text)}` : `subject ilike ${value(anywhere(text))}`)
  if (unacknowledgedBy !== undefined)
    conditions.push(`created_by_id = ${value(unacknowledgedBy)} and acknowledged_at is null`)
  if (after !== undefined) conditions.push(`(created_at, id) < (${value(after.createdAt)}, ${value(after.id)})`)
  const { rows } = await sql.$client.query<Place>({
    text: `select id, created_at as "createdAt" from tasks.task where ${conditions.join(' and ')}
      order by created_at desc, id desc limit ${value(filter.limit)}`,
    values,
  })
  return rows
}

const isId = (text: string): boolean => z.uuid().safeParse(text).success

/** A pattern of `like` for texts that contain this one. */
const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** How many tasks there are of a status. */
export type StatusCount = { readonly status: TaskStatus; readonly count: number }

const live = statement<StatusCount>(
  'countLiveTasks',
  `select status, count(*)::int as count from tasks.task
   where status in ('queued', 'running') and type = any($1::text[]) group by status`,
)

/** Tasks that wait or run. */
export async function countLiveTasks(sql: Sql, types: readonly string[]): Promise<StatusCount[]> {
  return live(sql, [types])
}

const ended = statement<StatusCount>(
  'countEndedTasks',
  `select status, count(*)::int as count from tasks.task
   where done_at >= now() - interval '24 hours' and type = any($1::text[]) group by status`,
)

/** Tasks that ended within 24 hours. */
export async function countEndedTasks(sql: Sql, types: readonly string[]): Promise<StatusCount[]> {
  return ended(sql, [types])
}
