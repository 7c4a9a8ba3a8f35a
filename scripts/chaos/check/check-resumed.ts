import { absencesOf, attemptsOf, finalKinds, linesOf, overlapMs } from '../evidence.ts'
import type { Absence, AttemptFact, Evidence } from '../evidence.ts'

const againWithinMs = 15_000
/** A process that goes on has renewed its leases by then. */
const renewedWithinMs = 3_000
/** From a claim to the first word of its handler. */
const beginsWithinMs = 1_000

/** A task that lost its worker, and how long it took until it ran again, had ended, or its stopped worker went on with it. */
export interface Loss {
  readonly taskId: string
  readonly attempt: number
  readonly process: string
  /** Infinity: never. */
  readonly tookMs: number
  /** Of that, what does not count: the database was away, or, in a serial lane, another task of it had its turn. */
  readonly excusedMs: number
}

/** Every attempt whose process was killed, or stopped, before the attempt had ended. */
export function lossesOf(evidence: Evidence): Loss[] {
  const outages = outagesOf(evidence)
  const absences = Map.groupBy(absencesOf(evidence), ({ process }) => process)
  const attempts = attemptsOf(evidence)
  const turns = turnsOf(evidence, attempts)
  const againAt = resumptionsOf(evidence, attempts)
  return attempts.flatMap((attempt) => {
    const { taskId, process, startedAt, end } = attempt
    const during = (absences.get(process) ?? []).filter(({ from }) => from > startedAt && from < (end?.at ?? Infinity))
    // Where it was judged, the last absence is what brought that about; where it was not, each had to end in time.
    const telling = isJudged(attempt) ? during.slice(-1) : during
    return telling.map(({ from, until }) => {
      const wentOnAt = isJudged(attempt) ? Infinity : until
      const again = Math.min(wentOnAt, againAt(attempt, from))
      const lane = turns.get(taskId) ?? []
      return {
        taskId,
        attempt: attempt.attempt,
        process,
        tookMs: again - from,
        excusedMs: overlapMs([...outages, ...lane], { from, until: again }),
      }
    })
  })
}

/** I5: what was lost ran again or had ended within 15 s, and nobody who lived was taken for dead. */
export function checkResumed(evidence: Evidence): string[] {
  const wrong = lossesOf(evidence)
    .filter(({ tookMs, excusedMs }) => !(tookMs - excusedMs <= againWithinMs))
    .map(
      ({ taskId, attempt, process, tookMs, excusedMs }) =>
        `task ${taskId}, whose attempt ${attempt} was lost with ${process}, went on after ${tookMs} ms (excused: ${excusedMs} ms)`,
    )
  const absences = absencesOf(evidence)
  const outages = outagesOf(evidence)
  for (const attempt of attemptsOf(evidence)) {
    const { taskId, process, end } = attempt
    if (!isJudged(attempt) || end === undefined) continue
    const last = absences.findLast(({ from, ...absence }) => absence.process === process && from <= end.at)
    const back = last?.until ?? 0
    if (end.at - back - overlapMs(outages, { from: back, until: end.at }) > renewedWithinMs)
      wrong.push(`attempt ${attempt.attempt} of task ${taskId} was taken for lost while ${process} lived`)
  }
  for (const { process } of linesOf(evidence, 'hung')) wrong.push(`${process} did not end when it was asked to`)
  const ready = new Set(linesOf(evidence, 'ready').map(({ process }) => process))
  for (const { process } of linesOf(evidence, 'died')) if (ready.has(process)) wrong.push(`${process} ended by itself`)
  return wrong
}

function isJudged({ end }: AttemptFact): boolean {
  return end?.reason === 'worker_lost'
}

const outagesOf = (evidence: Evidence): Omit<Absence, 'process'>[] =>
  linesOf(evidence, 'restarted').map(({ from, at }) => ({ from, until: at }))

/**
 * When a task ran again after an attempt, or had ended, whichever was first. A worker that is killed or stopped between its claim and the first word of its
 * handler has taken the task up: from there on it is a loss of its own.
 */
function resumptionsOf(
  evidence: Evidence,
  attempts: readonly AttemptFact[],
): (attempt: AttemptFact, after: number) => number {
  const absences = absencesOf(evidence)
  const cutShort = attempts.filter(({ process, startedAt }) =>
    absences.some(
      (gone) => gone.process === process && gone.from >= startedAt && gone.from - startedAt <= beginsWithinMs,
    ),
  )
  const claimed = new Map(cutShort.map((claim) => [`${claim.taskId}/${claim.attempt}`, claim.startedAt]))
  const began = new Map(linesOf(evidence, 'began').map((run) => [`${run.taskId}/${run.attempt}`, run.at]))
  const finals = Map.groupBy(
    evidence.events.filter(({ kind }) => finalKinds.has(kind)),
    ({ taskId }) => taskId,
  )
  return ({ taskId, attempt }, after) => {
    const next = `${taskId}/${attempt + 1}`
    const ended = (finals.get(taskId) ?? []).find(({ at }) => at >= after)?.at ?? Infinity
    return Math.min(claimed.get(next) ?? Infinity, began.get(next) ?? Infinity, ended)
  }
}

/** For each task of a lane, when others had the lane. */
function turnsOf({ tasks }: Evidence, attempts: readonly AttemptFact[]) {
  const laneOf = new Map(
    tasks.flatMap(({ id, input }) => (input.lane === undefined ? [] : [[id, input.lane] as const])),
  )
  const held = attempts.flatMap(({ taskId, startedAt, end }) => {
    const lane = laneOf.get(taskId)
    return lane === undefined ? [] : [{ lane, taskId, from: startedAt, until: end?.at ?? Infinity }]
  })
  return new Map(
    [...laneOf].map(([id, lane]) => [id, held.filter((turn) => turn.lane === lane && turn.taskId !== id)] as const),
  )
}
