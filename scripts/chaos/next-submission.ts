import type { Dice } from './dice.ts'
import type { ChaosSubmission } from './types.ts'

const lanes = ['a', 'b', 'c'] as const
const topics = ['x', 'y'] as const

/** What a client submits next, by its dice; `n` is its number. */
export function nextSubmission(dice: Dice, n: number): ChaosSubmission {
  // Half of the submissions have a key, and are repeated until they are answered.
  const key = dice.chance(0.5) ? { idempotencyKey: `key-${n}` } : {}
  const ms = dice.between(20, 500)
  const kind = dice.between(1, 100)
  if (kind <= 15) return { type: 'lane', input: { n, lane: dice.pick(lanes), ms }, ...key }
  if (kind <= 25) return { type: 'merge', input: { topic: dice.pick(topics), ms: 300 }, ...key }
  const more = {
    // A lease lasts 10 s: those of some seconds are run again just when their stopped worker goes on.
    ms: kind <= 29 ? dice.between(12_500, 15_000) : kind <= 64 ? dice.between(1_500, 6_000) : ms,
    ...(kind > 64 && kind <= 76 ? { failures: dice.between(1, 3) } : {}),
    ...(kind > 76 && kind <= 82 ? { refuses: true } : {}),
    steps: dice.chance(0.6) ? dice.between(1, 3) : 0,
    followUps: dice.chance(0.2) ? dice.between(1, 2) : 0,
    stubborn: dice.chance(0.5),
  }
  return { type: 'work', input: { n, ...more }, ...key }
}
