import type { Dice } from './dice.ts'

export const workerPlaces = ['worker-1', 'worker-2', 'worker-3'] as const
export const serverPlaces = ['server-1', 'server-2'] as const
/** Where a process runs; who was killed there is replaced. */
export type Place = (typeof workerPlaces)[number] | (typeof serverPlaces)[number]

/** What befalls the system, and when, from its start. */
export type Disturbance = { readonly atMs: number } & (
  | { readonly kind: 'kill'; readonly place: Place }
  | { readonly kind: 'stop'; readonly place: Place; readonly forMs: number }
  | { readonly kind: 'restart'; readonly how: 'fast' | 'immediate' }
)

/** The start of a process costs a second of CPU: on two cores this leaves most of them to the work. */
const killEveryMs = [3_600, 5_200] as const
const stopEveryMs = [18_000, 26_000] as const
const restartEveryMs = [25_000, 40_000] as const
/** Longer than a lease lasts without a heartbeat. */
const stopForMs = [11_000, 17_000] as const

/** All that will befall the system in so many ms, by one seed. */
export function scheduleOf(dice: Dice, forMs: number): Disturbance[] {
  const kills = times(dice, { firstMs: [2_000, 3_000], everyMs: killEveryMs, forMs })
  const stops = times(dice, { firstMs: [4_000, 7_000], everyMs: stopEveryMs, forMs })
  const restarts = times(dice, { firstMs: [10_000, 15_000], everyMs: restartEveryMs, forMs })
  return [
    ...kills.map((atMs) => ({ atMs, kind: 'kill', place: aPlace(dice) }) as const),
    ...stops.map((atMs) => ({ atMs, kind: 'stop', place: aPlace(dice), forMs: dice.between(...stopForMs) }) as const),
    ...restarts.map((atMs, nth) => ({ atMs, kind: 'restart', how: nth % 2 === 0 ? 'immediate' : 'fast' }) as const),
  ].toSorted((a, b) => a.atMs - b.atMs)
}

function aPlace(dice: Dice): Place {
  return dice.chance(0.15) ? dice.pick(serverPlaces) : dice.pick(workerPlaces)
}

type Range = readonly [number, number]

function times(dice: Dice, { firstMs, everyMs, forMs }: { firstMs: Range; everyMs: Range; forMs: number }): number[] {
  const at: number[] = []
  for (let next = dice.between(...firstMs); next < forMs; next += dice.between(...everyMs)) at.push(next)
  return at
}
