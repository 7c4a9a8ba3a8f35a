import { TaskRequestError, taskListQuery } from '@pf/task-contract'
import type { Actor, Registry, Task, TaskListQuery, TaskPage, TaskStatus } from '@pf/task-contract'
import { decodeCursor, encodeCursor } from './decide/list-cursor.ts'
import type { Engine } from './engine.ts'
import { countLiveTasks, listTasks } from './store/list-tasks.ts'
import type { TaskFilter } from './store/list-tasks.ts'
import { readTasks } from './store/read-tasks.ts'
import { toTask } from './wire.ts'

/**
 * A page of the tasks that the actor may read, newest first, and how many there are of each status.
 * @throws TaskRequestError INVALID_INPUT on a cursor that no page has answered
 */
export async function listPage<R extends Registry>(
  engine: Engine,
  query: TaskListQuery,
  actor: Actor,
): Promise<TaskPage<Task<R>>> {
  const { limit, cursor, types: asked, unacknowledged, ...filters } = taskListQuery.parse(query)
  const { registry, can } = engine
  const readable = Object.values(registry)
    .filter(({ permissions }) => can(actor, permissions.read))
    .map(({ type }) => type)
  const after = cursor === undefined ? undefined : decodeCursor(cursor)
  if (cursor !== undefined && after === undefined)
    throw new TaskRequestError('INVALID_INPUT', 'The cursor is not one that a page of this list has answered')
  const [page, live, ended] = await Promise.all([
    readPage<R>(engine, {
      ...filters,
      types: asked === undefined ? readable : readable.filter((type) => asked.includes(type)),
      unacknowledgedBy: unacknowledged === true ? actor.id : undefined,
      after,
      limit,
    }),
    countLiveTasks(engine.database.db, readable),
    engine.endedCounts.get(readable),
  ])
  const counts = new Map([...live, ...ended].map(({ status, count }) => [status, count]))
  const count = (status: TaskStatus): number => counts.get(status) ?? 0
  return {
    ...page,
    counts: {
      queued: count('queued'),
      running: count('running'),
      completed: count('completed'),
      error: count('error'),
      cancelled: count('cancelled'),
    },
  }
}

async function readPage<R extends Registry>(
  { database }: Engine,
  filter: TaskFilter,
): Promise<Pick<TaskPage<Task<R>>, 'tasks' | 'nextCursor'>> {
  // One more tells whether there is another page.
  const places = await listTasks(database.db, { ...filter, limit: filter.limit + 1 })
  const page = places.slice(0, filter.limit)
  const rows = await readTasks(
    database.db,
    page.map(({ id }) => ({ id, version: 0 })),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const last = places.length > page.length ? page.at(-1) : undefined
  return {
    tasks: page.flatMap(({ id }) => {
      const row = byId.get(id)
      return row === undefined ? [] : [toTask<R>(row)]
    }),
    nextCursor: last === undefined ? null : encodeCursor(last),
  }
}
