import type { EventFact, Facts } from './facts.ts'
import type { LogLine } from './outside-log.ts'

/** All that a run of chaos is judged by. */
export interface Evidence extends Facts {
  readonly lines: readonly LogLine[]
}

export type LineOf<E extends LogLine['event']> = Extract<LogLine, { event: E }>

/** The lines of one kind. */
export function linesOf<E extends LogLine['event']>({ lines }: Evidence, event: E): LineOf<E>[] {
  return lines.filter((line): line is LineOf<E> => line.event === event)
}

/** A time in which a process did nothing: it was killed, or stopped until it went on. */
export interface Absence {
  readonly process: string
  readonly from: number
  readonly until: number
}

export function absencesOf(evidence: Evidence): Absence[] {
  const continued = linesOf(evidence, 'continued')
  const gone = [...linesOf(evidence, 'killed'), ...linesOf(evidence, 'died')]
  return [
    ...gone.map(({ process, at }) => ({ process, from: at, until: Infinity })),
    ...linesOf(evidence, 'stopped').map(({ process, at }) => ({
      process,
      from: at,
      until: continued.find((line) => line.process === process && line.at >= at)?.at ?? Infinity,
    })),
  ].toSorted((a, b) => a.from - b.from)
}

/** One attempt by the timeline: its claim, and how it ended. */
export interface AttemptFact {
  readonly taskId: string
  readonly attempt: number
  readonly process: string
  readonly startedAt: number
  readonly end: EventFact | undefined
}

/** Events that end a task. */
export const finalKinds: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled'])
const ends: ReadonlySet<string> = new Set(['requeued', ...finalKinds])

export function attemptsOf({ events }: Pick<Facts, 'events'>): AttemptFact[] {
  const endOf = new Map<string, EventFact>()
  for (const event of events) {
    const attempt = `${event.taskId}/${event.attempt}`
    // A task that waits for its next attempt may be cancelled after the end of this one.
    if (ends.has(event.kind) && !endOf.has(attempt)) endOf.set(attempt, event)
  }
  return events
    .filter(({ kind }) => kind === 'started')
    .map(({ taskId, attempt, worker, at }) => ({
      taskId,
      attempt,
      process: worker ?? '',
      startedAt: at,
      end: endOf.get(`${taskId}/${attempt}`),
    }))
}

/** How much of the time from `from` to `until` lies in any of the spans, each moment counted once. */
export function overlapMs(
  spans: readonly { readonly from: number; readonly until: number }[],
  { from, until }: { from: number; until: number },
): number {
  let total = 0
  let reached = from
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(reached, span.from)
    const end = Math.min(until, span.until)
    if (end <= start) continue
    total += end - start
    reached = end
  }
  return total
}
