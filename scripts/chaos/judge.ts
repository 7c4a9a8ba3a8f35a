import { checkDurable } from './check/check-durable.ts'
import { checkEffects } from './check/check-effects.ts'
import { checkFenced } from './check/check-fenced.ts'
import { checkFinal } from './check/check-final.ts'
import { checkResumed, lossesOf } from './check/check-resumed.ts'
import { linesOf } from './evidence.ts'
import type { Evidence } from './evidence.ts'

const checks: Record<string, (evidence: Evidence) => string[]> = {
  'I1 durable': checkDurable,
  'I2 final is final': checkFinal,
  'I3 one attempt writes': checkFenced,
  'I4 effects once': checkEffects,
  'I5 always ends': checkResumed,
}

/** What each invariant has against a run: nothing, if it held. */
export function judge(evidence: Evidence): { invariant: string; wrong: string[] }[] {
  return Object.entries(checks).map(([invariant, check]) => ({ invariant, wrong: check(evidence) }))
}

/**
 * What befell the system, and what came of it. `wentOnAfterMs` is the longest time from the loss of a task's worker until the task ran again or
 * had ended, without what I5 excuses: the database was away (from the signal to its end until its first answer), or another task of the same
 * serial lane had its turn.
 */
export function countsOf(evidence: Evidence) {
  const kills = linesOf(evidence, 'killed')
  const refused = Map.groupBy(linesOf(evidence, 'writeRefused'), ({ write }) => write)
  const losses = lossesOf(evidence).map(({ tookMs, excusedMs }) => tookMs - excusedMs)
  return {
    kills: kills.length,
    killsWhileRunning: kills.filter(({ process, at }) => isBusy(evidence, process, at)).length,
    stops: linesOf(evidence, 'stopped').length,
    restarts: linesOf(evidence, 'restarted').length,
    databaseAwayMs: linesOf(evidence, 'restarted').reduce((sum, { from, at }) => sum + at - from, 0),
    diedWhileStarting: linesOf(evidence, 'died').length,
    submissions: linesOf(evidence, 'asked').length,
    answered: new Set(linesOf(evidence, 'answered').map(({ n }) => n)).size,
    tasks: evidence.tasks.length,
    byStatus: Object.fromEntries(
      [...Map.groupBy(evidence.tasks, ({ status }) => status)].map(([status, some]) => [status, some.length]),
    ),
    attempts: evidence.tasks.reduce((sum, { attempt }) => sum + attempt, 0),
    losses: evidence.tasks.reduce((sum, task) => sum + task.losses, 0),
    failures: evidence.tasks.reduce((sum, task) => sum + task.failures, 0),
    effects: evidence.effects.length,
    sights: linesOf(evidence, 'seen').length,
    refusedWrites: Object.fromEntries([...refused].map(([write, some]) => [write, some.length])),
    wentOnAfterMs: losses.length === 0 ? 0 : Math.max(...losses),
  }
}

/** Whether a run of so long was disturbed enough to say something: a kill every 6 s, and of them 30 % in the middle of a task. */
export function isHarsh(counts: ReturnType<typeof countsOf>, forMs: number): boolean {
  const { kills, killsWhileRunning, stops, restarts, refusedWrites } = counts
  const killed = kills * 6_000 >= forMs && killsWhileRunning >= 0.3 * kills
  const disturbed = forMs < 30_000 || (stops > 0 && restarts > 0)
  // Without a write that was refused the fence (I3) was not tried; half a minute may pass without one.
  return killed && disturbed && (forMs < 300_000 || Object.keys(refusedWrites).length > 0)
}

/** Whether a handler ran in a process at a time at which it was not stopped. */
function isBusy(evidence: Evidence, process: string, at: number): boolean {
  const before = <L extends { process: string; at: number }>(lines: L[]): L[] =>
    lines.filter((line) => line.process === process && line.at <= at)
  const stopped = before(linesOf(evidence, 'stopped')).length > before(linesOf(evidence, 'continued')).length
  return !stopped && before(linesOf(evidence, 'began')).length > before(linesOf(evidence, 'left')).length
}
