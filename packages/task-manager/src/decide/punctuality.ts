/** An answer later than this means that the database may have held up others too. */
const slowAnswerMs = 1_000
/** A tick later than this was late: the process was stalled, suspended, or waited for the database. */
const lateAfterMs = 3_000
/** After a late tick or an outage nobody is judged for this long: others may have been held up like this process and renew their leases now. */
const holdMs = 3_000

/** The times of a process's own ticks, by a clock that stops in a suspended machine and by one that does not. */
export interface TickClock {
  readonly monotonicMs: number
  readonly wallMs: number
}

export interface Punctuality {
  readonly lastTick: TickClock
  /** Monotonic; judging is allowed from then on. */
  readonly judgeFromMs: number
  /** The last answer of the database was slow. */
  readonly wasSlow: boolean
}

/** The state of a process that begins to tick. */
export function startPunctuality(now: TickClock): Punctuality {
  return { lastTick: now, judgeFromMs: now.monotonicMs, wasSlow: false }
}

/** How much later `now` is than the last tick, in ms, by the clock that says more. */
function sinceLastTickMs({ lastTick }: Punctuality, now: TickClock): number {
  return Math.max(now.monotonicMs - lastTick.monotonicMs, now.wallMs - lastTick.wallMs)
}

/** The state after a tick. A late one forbids judging for a while (I5). */
export function tick(state: Punctuality, now: TickClock): Punctuality {
  const late = sinceLastTickMs(state, now) > lateAfterMs
  return { ...state, lastTick: now, judgeFromMs: late ? now.monotonicMs + holdMs : state.judgeFromMs }
}

/**
 * The state after an answer of the database that took so long. A slow one forbids judging for a while, as after a late tick (I5); one that follows a slow
 * one does not, or nobody would ever be judged where all are slow.
 */
export function answered(state: Punctuality, now: TickClock, tookMs: number): Punctuality {
  const isSlow = tookMs > slowAnswerMs
  return { ...(isSlow && !state.wasSlow ? holdJudging(state, now) : state), wasSlow: isSlow }
}

/** The state after a beat that failed: judging is forbidden for a while, as after a late tick (I5). */
export function holdJudging(state: Punctuality, now: TickClock): Punctuality {
  return { ...state, judgeFromMs: now.monotonicMs + holdMs }
}

/** Whether this process may take others for dead now: its clock ticks on time and has done so for a while (I5). */
export function mayJudge(state: Punctuality, now: TickClock): boolean {
  return sinceLastTickMs(state, now) <= lateAfterMs && now.monotonicMs >= state.judgeFromMs
}
