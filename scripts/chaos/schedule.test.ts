import { expect, test } from 'vitest'
import { Dice } from './dice.ts'
import { nextSubmission } from './next-submission.ts'
import { scheduleOf } from './schedule.ts'

const seeds = Array.from({ length: 100 }, (_, seed) => seed)

function choices(seed: number) {
  const dice = new Dice(seed)
  return [scheduleOf(dice, 60_000), Array.from({ length: 20 }, (_, n) => nextSubmission(dice, n))]
}

test('a seed repeats what is done and submitted', () => {
  expect(choices(7)).toEqual(choices(7))
  expect(choices(7)).not.toEqual(choices(8))
})

test('half a minute has at least 5 kills, a stop longer than a lease and a restart; 20 minutes have 200 kills', () => {
  for (const seed of seeds) {
    const kinds = Map.groupBy(scheduleOf(new Dice(seed), 30_000), ({ kind }) => kind)
    expect(kinds.get('kill')?.length).toBeGreaterThanOrEqual(5)
    expect(kinds.get('restart')?.length).toBeGreaterThanOrEqual(1)
    for (const stop of kinds.get('stop') ?? [])
      expect(stop).toMatchObject({ forMs: expect.toSatisfy((ms) => ms > 10_000) })
    expect(kinds.get('stop')?.length).toBeGreaterThanOrEqual(1)
  }
  for (const seed of seeds) {
    const kills = scheduleOf(new Dice(seed), 20 * 60_000).filter(({ kind }) => kind === 'kill')
    expect(kills.length).toBeGreaterThan(240)
  }
})
