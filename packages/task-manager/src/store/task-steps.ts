import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

type Step = { readonly value: unknown }

const find = statement<Step>('findStep', `select value from tasks.task_step where task_id = $1 and name = $2`)

/** What a step of a task came to in an earlier attempt. */
export async function findStep(sql: Sql, step: { taskId: string; name: string }): Promise<Step | undefined> {
  const [row] = await find(sql, [step.taskId, step.name])
  return row
}

const insert = statement<Step>(
  'insertStep',
  `insert into tasks.task_step (task_id, name, value) values ($1, $2, $3) returning value`,
)

/** Remembers what a step came to; answers it as a later attempt will get it. */
export async function insertStep(sql: Sql, step: { taskId: string; name: string; value: unknown }): Promise<unknown> {
  const [row] = await insert(sql, [step.taskId, step.name, JSON.stringify(step.value) ?? null])
  return row?.value
}
