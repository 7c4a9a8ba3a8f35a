import { taskTypes } from '@pf/contract'
import { taskStatuses } from '@pf/task-contract'
import type { TaskStatus } from '@pf/task-contract'
import { z } from 'zod'
import { call, connect } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { finish } from './finish.ts'
import { followTask } from './follow-task.ts'
import { print } from './print.ts'
import { progressReport } from './progress-report.ts'
import { statusText, taskText } from './task-text.ts'
import { textTable } from './text-table.ts'

export interface ClientOptions {
  readonly url: string
  /** Machine-readable output alone on standard output. */
  readonly json: boolean
}

export interface ListOptions extends ClientOptions {
  readonly status?: string
  readonly type?: string
  readonly text?: string
  readonly limit: string
}

/** `tasks list` */
export async function listTasks({ url, json, status, type, text, limit }: ListOptions): Promise<void> {
  const count = Number(limit)
  if (!Number.isInteger(count) || count < 1 || count > 200)
    throw new CommandError(`--limit takes a number from 1 to 200; got "${limit}"`, 2)
  if (type !== undefined && !Object.hasOwn(taskTypes, type)) {
    throw new CommandError(`Unknown task type "${type}". Known: ${Object.keys(taskTypes).join(', ')}`, 2)
  }
  const query = {
    limit: count,
    ...(status === undefined ? {} : { statuses: [requireStatus(status)] }),
    ...(type === undefined ? {} : { types: [type] }),
    ...(text === undefined ? {} : { text }),
  }
  const page = await call(url, (client) => client.tasks.list.query(query))
  if (json) return print(JSON.stringify(page, null, 2))
  if (page.tasks.length === 0) return print('No tasks')
  const rows = page.tasks.map((task) => [
    task.id,
    taskTypes[task.type].title,
    task.subject ?? '',
    statusText(task),
    task.createdAt.slice(0, 19).replace('T', ' '),
  ])
  return print(textTable(['id', 'task', 'about', 'status', 'created (UTC)'], rows))
}

/** `tasks get ID` */
export async function getTask(id: string, { url, json }: ClientOptions): Promise<void> {
  const task = await call(url, (client) => client.tasks.get.query({ id: requireId(id) }))
  print(json ? JSON.stringify(task, null, 2) : taskText(task))
}

/** `tasks watch ID`: until it has ended. @throws CommandError when it ended otherwise than completed */
export async function watchTask(id: string, { url, json }: ClientOptions): Promise<void> {
  const task = await call(url, (client) => client.tasks.get.query({ id: requireId(id) }))
  const report = progressReport(json ? process.stderr : process.stdout)
  finish(await followTask(task, { client: connect(url), url, report }), json)
}

/** `tasks cancel ID` */
export async function cancelTask(id: string, { url, json }: ClientOptions): Promise<void> {
  const task = await call(url, (client) => client.tasks.cancel.mutate({ id: requireId(id) }))
  print(json ? JSON.stringify(task, null, 2) : taskText(task))
}

/** `tasks retry ID`: prints the id of the new task. */
export async function retryTask(id: string, { url, json }: ClientOptions): Promise<void> {
  const submitted = await call(url, (client) => client.tasks.retry.mutate({ id: requireId(id) }))
  print(json ? JSON.stringify(submitted, null, 2) : `Submitted again as ${submitted.taskId}`)
}

/** An id that can be asked for. @throws CommandError */
function requireId(text: string): string {
  if (z.uuid().safeParse(text).success) return text
  throw new CommandError(
    `"${text}" is no task id. Expected one such as 01900000-0000-7000-8000-000000000000: "priceforge tasks list" shows them`,
    2,
  )
}

function requireStatus(text: string): TaskStatus {
  const status = taskStatuses.find((known) => known === text)
  if (status === undefined) throw new CommandError(`Unknown status "${text}". Known: ${taskStatuses.join(', ')}`, 2)
  return status
}
