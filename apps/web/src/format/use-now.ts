import { useSyncExternalStore } from 'react'
import { createClock } from './clock.ts'

const calm = createClock(15_000)
const quick = createClock(1_000)

/** The time, to a quarter of a minute: one clock moves every "4 min ago" of the page. */
export function useNow(): number {
  return useSyncExternalStore(calm.subscribe, calm.now)
}

/** The time to the second, for what runs. */
export function useSecond(): number {
  return useSyncExternalStore(quick.subscribe, quick.now)
}
