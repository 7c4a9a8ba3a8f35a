import { isFinal } from '@pf/task-contract'
import { LRUCache } from 'lru-cache'
import { readTasks } from './store/read-tasks.ts'
import type { PlacedTask } from './store/read-tasks.ts'
import type { Sql } from './store/statement.ts'
import type { TaskRow } from './store/task-row.ts'

const refreshMs = 250
const polledWithinMs = 3_000
/** An id that the copy lacks waits so long for others, to be read with them. */
const missMs = 5
/** What has not been confirmed for so long is read anew: this process was stalled, or the database is away. */
const staleMs = 1_000
const finalTasks = 10_000
const finalBytes = 64 * 1024 * 1024

interface LiveTask {
  task: PlacedTask
  polledAt: number
  readAt: number
}

/**
 * Answers polls without a read of their own (I7). Live tasks that were polled within 3 s are read all at once, every 250 ms; final ones are
 * kept, since they never change (I2); an unknown id is never kept. Of two states of a task the one with the higher version stays.
 */
export class PollCopy implements Disposable {
  readonly #sql: Sql
  readonly #live = new Map<string, LiveTask>()
  readonly #final = new LRUCache<string, PlacedTask>({
    max: finalTasks,
    maxSize: finalBytes,
    sizeCalculation: ({ input, result }) => 1_000 + JSON.stringify([input, result]).length,
  })
  #missed = new Map<string, PromiseWithResolvers<PlacedTask | undefined>>()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** A task as of at most 250 ms and one read ago; undefined when there is none. */
  async get(id: string): Promise<PlacedTask | undefined> {
    const final = this.#final.get(id)
    if (final !== undefined) return final
    const now = performance.now()
    const live = this.#live.get(id)
    if (live !== undefined && now - live.readAt < staleMs) {
      live.polledAt = now
      return live.task
    }
    return this.#miss(id)
  }

  /** Takes in what this process has just written or read. `polled`: someone is about to ask for it. */
  put(task: TaskRow & { ahead?: number | null }, { polled = false } = {}): void {
    const placed: PlacedTask = { ...task, ahead: task.ahead ?? null }
    if (isFinal(task.status)) {
      this.#live.delete(task.id)
      this.#final.set(task.id, placed)
      return
    }
    const now = performance.now()
    const live = this.#live.get(task.id)
    if (live !== undefined) {
      live.readAt = now
      if (polled) live.polledAt = now
      // Of one version only the place in the queue differs.
      if (placed.version >= live.task.version) live.task = placed
    } else if (polled && !this.#final.has(task.id)) {
      this.#live.set(task.id, { task: placed, polledAt: now, readAt: now })
      this.#schedule()
    }
  }

  /** Takes in progress that this process has just written. */
  patch(id: string, progress: Pick<PlacedTask, 'progress' | 'message' | 'version' | 'updatedAt'>): void {
    const live = this.#live.get(id)
    if (live !== undefined && progress.version > live.task.version) live.task = { ...live.task, ...progress }
  }

  [Symbol.dispose](): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#live.clear()
  }

  #miss(id: string): Promise<PlacedTask | undefined> {
    let waiting = this.#missed.get(id)
    if (waiting === undefined) {
      waiting = Promise.withResolvers()
      this.#missed.set(id, waiting)
      if (this.#missed.size === 1) setTimeout(() => void this.#readMissed(), missMs)
    }
    return waiting.promise
  }

  async #readMissed(): Promise<void> {
    const missed = this.#missed
    this.#missed = new Map()
    try {
      const tasks = await readTasks(
        this.#sql,
        [...missed.keys()].map((id) => ({ id, version: 0 })),
      )
      const found = new Map(tasks.map((task) => [task.id, task]))
      for (const task of tasks) this.put(task, { polled: true })
      for (const [id, { resolve }] of missed) {
        resolve(this.#final.get(id) ?? this.#live.get(id)?.task ?? found.get(id))
      }
    } catch (error) {
      for (const { reject } of missed.values()) reject(error)
    }
  }

  #schedule(): void {
    if (this.#closed || this.#timer !== undefined || this.#live.size === 0) return
    this.#timer = setTimeout(() => void this.#refresh(), refreshMs)
    this.#timer.unref()
  }

  async #refresh(): Promise<void> {
    const now = performance.now()
    for (const [id, { polledAt }] of this.#live) if (now - polledAt > polledWithinMs) this.#live.delete(id)
    try {
      if (this.#live.size > 0) {
        const asked = [...this.#live.values()]
        const changed = await readTasks(
          this.#sql,
          asked.map(({ task: { id, version, status, ahead } }) =>
            status === 'queued' ? { id, version, ahead } : { id, version },
          ),
        )
        for (const live of asked) live.readAt = Math.max(live.readAt, now)
        for (const task of changed) this.put(task)
      }
    } catch {
      // The polls that follow read for themselves, and say what is wrong.
      this.#live.clear()
    }
    this.#timer = undefined
    this.#schedule()
  }
}
