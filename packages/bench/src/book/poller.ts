import { setTimeout as delay } from 'node:timers/promises'
import type { AppRouter } from '@pf/server/router'
import { isFinal } from '@pf/task-contract'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { Product } from '../measuring/product.ts'
import { residentMb } from '../measuring/resident-mb.ts'

const intervalMs = 50

/** Has books made and polls `tasks.get` twenty times a second meanwhile. */
export interface Poller {
  /** How long each poll of a running creation took, ms. */
  readonly samples: readonly number[]
  /** The most memory that the server has held meanwhile. */
  peakMb(): number
  /** Forgets the samples so far. */
  forget(): void
  /** `tookMs`: from the submission to the end, by the database's clock. @throws Error unless it completes */
  create(): Promise<{ bookId: number; itemCount: number; tookMs: number }>
}

export function createPoller({ url, pid }: Product): Poller {
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] })
  const samples: number[] = []
  let peak = 0
  /** What a creation sets in motion must not run into the next turn. */
  const untilIdle = async (): Promise<void> => {
    for (;;) {
      const { counts } = await client.tasks.list.query({ limit: 1 })
      if (counts.queued + counts.running === 0) return
      await delay(50)
    }
  }
  return {
    samples,
    peakMb: () => peak,
    forget: () => {
      samples.length = 0
      peak = 0
    },
    async create() {
      const { taskId: id } = await client.tasks.submit.mutate({ type: 'partnumber_book_create', input: {} })
      let next = performance.now()
      for (;;) {
        const asked = performance.now()
        const task = await client.tasks.get.query({ id })
        if (task.status === 'running') samples.push(performance.now() - asked)
        if (samples.length % 5 === 0) peak = Math.max(peak, await residentMb(pid))
        if (isFinal(task.status)) {
          if (task.type !== 'partnumber_book_create' || task.status !== 'completed')
            throw new Error(`A creation ended as ${JSON.stringify(task)}`)
          await untilIdle()
          const { bookId, itemCount } = task.result
          return { bookId, itemCount, tookMs: Date.parse(task.doneAt) - Date.parse(task.createdAt) }
        }
        next += intervalMs
        await delay(Math.max(0, next - performance.now()))
      }
    },
  }
}
