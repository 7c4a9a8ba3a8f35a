import { isFinal } from '@pf/task-contract'
import type { TaskStatus } from '@pf/task-contract'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { addSample, remainingMs } from './remaining-time.ts'
import type { ProgressSample } from './remaining-time.ts'

/** What a progress bar needs of a task. */
export interface ProgressSource {
  readonly id: string
  readonly status: TaskStatus
  readonly progress: number
  readonly attempt: number
}

/** A task's progress, ready to be drawn. */
export interface ProgressView {
  /** 0..100 */
  readonly percent: number
  /** Queued: nothing moves yet. */
  readonly waiting: boolean
  readonly ended: boolean
  /** Time that the rest will take; null while that can't be told. */
  readonly remainingMs: number | null
  /** For the element that is the bar; it still needs a name (`aria-label`). */
  readonly barProps: {
    readonly role: 'progressbar'
    readonly 'aria-valuemin': 0
    readonly 'aria-valuemax': 100
    readonly 'aria-valuenow': number
  }
}

export interface TaskProgressProps {
  readonly task: ProgressSource
  readonly children: (view: ProgressView) => ReactNode
}

/** Computes what a progress bar shows, and draws nothing itself. */
export function TaskProgress({ task, children }: TaskProgressProps) {
  return children(useProgressView(task))
}

function useProgressView({ id, status, progress, attempt }: ProgressSource): ProgressView {
  const run = `${id}/${attempt}`
  const [seen, setSeen] = useState<{ run: string; samples: readonly ProgressSample[] }>({ run, samples: [] })
  useEffect(() => {
    if (status !== 'running') return
    setSeen((before) => {
      const samples = addSample(before.run === run ? before.samples : [], {
        atMs: performance.now(),
        percent: progress,
      })
      return samples === before.samples ? before : { run, samples }
    })
  }, [run, status, progress])
  return {
    percent: progress,
    waiting: status === 'queued',
    ended: isFinal(status),
    remainingMs: status === 'running' && seen.run === run ? remainingMs(seen.samples, performance.now()) : null,
    barProps: { role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': progress },
  }
}
