import { answered, holdJudging, mayJudge, startPunctuality, tick } from './decide/punctuality.ts'
import type { TickClock } from './decide/punctuality.ts'
import type { Engine } from './engine.ts'
import { JudgeTooLate } from './errors.ts'
import { handleLosses } from './lost.ts'
import { findOverdue } from './store/find-overdue.ts'
import { renewLeases } from './store/renew-leases.ts'
import { watchAttempts } from './store/watch-attempts.ts'
import { sweep } from './sweep.ts'
import type { Attempt } from './worker/attempt.ts'

const beatMs = 1_000
const renewEvery = 2
const judgeEvery = 2
const sweepEvery = 60

const clock = (): TickClock => ({ monotonicMs: performance.now(), wallMs: Date.now() })

/**
 * The heartbeat of a process. In this order: every other second renew the leases of its own attempts, every second ask what became of them,
 * and only then, if its own clock is on time and the database answers, judge who was lost and bring their tasks on; once a minute, sweep (I5).
 */
export class Pulse implements AsyncDisposable {
  /** The attempts that this process runs; two may be of one task, when the first was given up for dead. */
  readonly attempts = new Set<Attempt>()
  #engine: Engine | undefined
  #punctuality = startPunctuality(clock())
  #beats = 0
  #timer: NodeJS.Timeout | undefined
  #beating: Promise<void> = Promise.resolve()
  /** What takes longer than a beat may: it must not keep the leases from being renewed. */
  readonly #aside = new Map<string, Promise<void>>()
  #closed = false

  /** Asked before each statement that judges. */
  mayJudge(): boolean {
    return mayJudge(this.#punctuality, clock())
  }

  start(engine: Engine): void {
    this.#engine = engine
    this.#punctuality = startPunctuality(clock())
    this.#schedule(beatMs)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#beating
    await Promise.all(this.#aside.values())
  }

  #schedule(inMs: number): void {
    if (this.#closed) return
    this.#timer = setTimeout(() => {
      const began = performance.now()
      this.#beating = this.#beat().finally(() => this.#schedule(Math.max(0, beatMs - (performance.now() - began))))
    }, inMs)
  }

  async #beat(): Promise<void> {
    const engine = this.#engine
    if (engine === undefined) return
    this.#beats += 1
    this.#punctuality = tick(this.#punctuality, clock())
    try {
      const wasLate = !this.mayJudge()
      if (wasLate || this.#beats % renewEvery === 0) await this.#renew(engine)
      await this.watch(engine)
    } catch (error) {
      this.#failed('heartbeat', error)
    }
    if (this.#beats % judgeEvery === 0) this.#startAside('judging', () => this.#judge(engine))
    if (this.#beats % sweepEvery === 0) this.#startAside('sweep', () => sweep(engine))
  }

  async #judge(engine: Engine): Promise<void> {
    const asked = performance.now()
    const { overdue, handedOver } = await findOverdue(engine.database.urgent)
    this.#punctuality = answered(this.#punctuality, clock(), performance.now() - asked)
    // Once a minute for pg-boss's own upkeep.
    const judging = (overdue || this.#beats % sweepEvery === 0) && this.mayJudge()
    if (judging) await engine.queue.judge()
    if (judging || handedOver) await handleLosses(engine)
  }

  #startAside(name: string, work: () => Promise<void>): void {
    if (this.#aside.has(name) || this.#closed) return
    const done = work()
      .catch((error: unknown) => {
        if (!(error instanceof JudgeTooLate)) this.#failed(name, error)
      })
      .finally(() => this.#aside.delete(name))
    this.#aside.set(name, done)
  }

  /** After an outage of the database the leases of others are as old as its own: they are given time to renew them. */
  #failed(what: string, error: unknown): void {
    this.#punctuality = holdJudging(this.#punctuality, clock())
    this.#engine?.log.error({ err: error }, `The ${what} of the task engine failed`)
  }

  async #renew({ database }: Engine): Promise<void> {
    if (this.attempts.size > 0) await renewLeases(database.urgent, [...this.attempts])
  }

  /** Stops the attempts whose task was cancelled, or is another attempt's by now. */
  async watch({ database }: Engine): Promise<void> {
    if (this.attempts.size === 0) return
    const asked = [...this.attempts]
    const found = new Map(
      (
        await watchAttempts(
          database.urgent,
          asked.map(({ taskId }) => taskId),
        )
      ).map((row) => [row.id, row]),
    )
    for (const attempt of asked) {
      const row = found.get(attempt.taskId)
      if (row?.attempt === attempt.attempt && (row.status === 'running' || row.status === 'completed')) continue
      attempt.stop(row?.status === 'cancelled' ? 'cancelled' : 'lost')
    }
  }
}
