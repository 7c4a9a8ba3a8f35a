import type { Message } from '@pf/task-contract'

/** Least time between two writes of one task's progress: at most 4 a second. */
const progressIntervalMs = 250

/** Makes a percentage storable: an integer in 0..100 that does not fall; `odd` says that the handler passed something else. */
export function clampProgress(percent: number, previous: number): { percent: number; odd: boolean } {
  if (!Number.isFinite(percent)) return { percent: percent === Infinity ? 100 : previous, odd: true }
  const whole = Math.floor(percent)
  const clamped = Math.max(previous, Math.min(100, Math.max(0, whole)))
  return { percent: clamped, odd: clamped !== whole }
}

/** What a task shows while it runs. */
export interface Shown {
  readonly percent: number
  readonly message: Message | null
}

/** Whether a client would see a difference. */
export function isSameShown(a: Shown, b: Shown): boolean {
  if (a.percent !== b.percent || a.message?.key !== b.message?.key) return false
  return JSON.stringify(a.message?.params) === JSON.stringify(b.message?.params)
}

/** How long the next write has to wait, in ms; 0: at once. */
export function nextWriteInMs(lastWriteAt: number | null, now: number): number {
  return lastWriteAt === null ? 0 : Math.max(0, lastWriteAt + progressIntervalMs - now)
}
