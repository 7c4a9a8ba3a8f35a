import { setTimeout as delay } from 'node:timers/promises'
import { isFinal } from '@pf/task-contract'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'
import type { Dice } from './dice.ts'
import { nextSubmission } from './next-submission.ts'
import type { OutsideLog } from './outside-log.ts'
import type { ChaosRouter } from './server.ts'
import type { ChaosSubmission } from './types.ts'

const answerWithinMs = 5_000
const restMs = 700
const cancelShare = 0.08
/** Ended tasks that are looked at again at each poll. */
const endedAtOnce = 5
const manyAtOnce = 100

/** One who submits, polls and cancels by its dice at whatever server answers, and logs what it was told. */
export class Client {
  readonly #dice: Dice
  readonly #log: OutsideLog
  readonly #urls: () => readonly string[]
  readonly #nextNumber: () => number
  readonly #live = new Set<string>()
  readonly #ended: string[] = []
  readonly #unanswered = new Map<number, ChaosSubmission>()

  constructor(parts: { dice: Dice; log: OutsideLog; urls: () => readonly string[]; nextNumber: () => number }) {
    this.#dice = parts.dice
    this.#log = parts.log
    this.#urls = parts.urls
    this.#nextNumber = parts.nextNumber
  }

  /** Submits and polls until the signal. */
  async work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const [n, submission] of this.#unanswered) await this.#submit(n, submission)
      const n = this.#nextNumber()
      const submission = nextSubmission(this.#dice, n)
      this.#log.append({ event: 'asked', n, keyed: submission.idempotencyKey !== undefined, at: Date.now() })
      const taskId = await this.#submit(n, submission)
      if (taskId !== undefined && this.#dice.chance(cancelShare)) await this.#cancel(taskId)
      await this.#look([...this.#live, ...this.#someEnded()])
      await delay(this.#dice.between(restMs / 2, restMs * 1.5))
    }
  }

  /** Repeats what has a key until it is answered, and polls until all that was answered has ended. */
  async settle(withinMs: number): Promise<void> {
    for (const until = performance.now() + withinMs; performance.now() < until; await delay(200)) {
      for (const [n, submission] of this.#unanswered) await this.#submit(n, submission)
      await this.#look([...this.#live])
      if (this.#live.size > 0 || this.#unanswered.size > 0) continue
      await this.#look(this.#ended)
      return
    }
  }

  async #submit(n: number, submission: ChaosSubmission): Promise<string | undefined> {
    try {
      const { taskId, deduplicated } = await this.#server().tasks.submit.mutate(submission, timely())
      this.#log.append({ event: 'answered', n, taskId, deduplicated, at: Date.now() })
      this.#unanswered.delete(n)
      this.#live.add(taskId)
      return taskId
    } catch {
      if (submission.idempotencyKey !== undefined) this.#unanswered.set(n, submission)
      return undefined
    }
  }

  async #cancel(taskId: string): Promise<void> {
    await delay(this.#dice.between(0, 600))
    this.#log.append({ event: 'cancelling', taskId, at: Date.now() })
    try {
      const { status } = await this.#server().tasks.cancel.mutate({ id: taskId }, timely())
      if (status === 'cancelled') this.#log.append({ event: 'cancelled', taskId, at: Date.now() })
    } catch {
      // It had ended, or nobody answered: then it may be cancelled or not.
    }
  }

  async #look(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += manyAtOnce) {
      const askedAt = Date.now()
      const known = ids.slice(from, from + manyAtOnce).map((id) => ({ id, version: 0 }))
      const answer = await this.#server()
        .tasks.getMany.query({ known }, timely())
        .catch(() => ({ tasks: [], missing: [] }))
      for (const taskId of answer.missing) this.#log.append({ event: 'missing', taskId, at: Date.now() })
      for (const { id, status, attempt, version, message } of answer.tasks) {
        const by = message?.params.attempt ?? null
        this.#log.append({ event: 'seen', taskId: id, askedAt, status, attempt, version, by })
        if (isFinal(status) && this.#live.delete(id)) this.#ended.push(id)
      }
    }
  }

  #someEnded(): string[] {
    if (this.#ended.length === 0) return []
    return Array.from({ length: endedAtOnce }, () => this.#ended[this.#dice.between(0, this.#ended.length - 1)] ?? '')
  }

  #server(): TRPCClient<ChaosRouter> {
    const [first = 'http://127.0.0.1:1', ...others] = this.#urls()
    return createTRPCClient<ChaosRouter>({ links: [httpLink({ url: this.#dice.pick([first, ...others]) })] })
  }
}

const timely = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(answerWithinMs) })
