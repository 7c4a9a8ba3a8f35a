import type { Backoff } from '@pf/task-contract'

/** The wait, in ms, before what has failed `failures` times (from 1) is tried again. */
export function backoffMs({ initialMs, factor, maxMs }: Backoff, failures: number): number {
  return Math.min(maxMs, initialMs * factor ** Math.max(0, failures - 1))
}
