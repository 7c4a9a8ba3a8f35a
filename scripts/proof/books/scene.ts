import { setTimeout as delay } from 'node:timers/promises'
import type { PriceForgeTask } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { connect } from '../support/client.ts'

/** What each part of the proof gets. */
export interface BookScene {
  readonly root: string
  /** Of its own, empty. */
  readonly dataDir: string
  readonly say: (line: string) => void
}

/** Polls a task until it has ended. @throws Error after ten minutes */
export async function untilFinal(url: string, id: string): Promise<PriceForgeTask> {
  const client = connect(url)
  for (const until = performance.now() + 600_000; performance.now() < until; await delay(20)) {
    const task = await client.tasks.get.query({ id })
    if (isFinal(task.status)) return task
  }
  throw new Error(`Task ${id} did not end within 10 minutes`)
}

export async function submitCreation(url: string): Promise<string> {
  return (await connect(url).tasks.submit.mutate({ type: 'partnumber_book_create', input: {} })).taskId
}

/** Has a book made; answers its id and how many rows it has. @throws Error unless it completes */
export async function createBook(url: string): Promise<{ id: number; itemCount: number }> {
  const task = await untilFinal(url, await submitCreation(url))
  if (task.type !== 'partnumber_book_create' || task.status !== 'completed')
    throw new Error(`A creation ended as ${JSON.stringify(task)}`)
  return { id: task.result.bookId, itemCount: task.result.itemCount }
}
