import { expect, test } from 'vitest'
import { addSample, remainingMs } from './remaining-time.ts'
import type { ProgressSample } from './remaining-time.ts'

const seen = (...samples: [number, number][]) =>
  samples.map(([atMs, percent]) => ({ atMs, percent })).reduce<readonly ProgressSample[]>(addSample, [])

test('the rest takes as long as it did lately', () => {
  expect(remainingMs(seen([0, 10], [5_000, 20], [10_000, 30]), 10_000)).toBe(35_000)
})

test('time that passed since the last answer is taken off, and never more than all', () => {
  const samples = seen([0, 80], [10_000, 90])
  expect(remainingMs(samples, 14_000)).toBe(6_000)
  expect(remainingMs(samples, 60_000)).toBe(0)
})

test('nothing is promised while too little was seen', () => {
  expect(remainingMs([], 0)).toBeNull()
  expect(remainingMs(seen([0, 10]), 60_000)).toBeNull()
  expect(remainingMs(seen([0, 10], [1_000, 60]), 1_000)).toBeNull()
  expect(remainingMs(seen([0, 10], [20_000, 11]), 20_000)).toBeNull()
})

test('a run that began anew starts from what it shows now', () => {
  expect(seen([0, 10], [5_000, 70], [6_000, 3])).toEqual([{ atMs: 6_000, percent: 3 }])
})

test('speed long ago does not count', () => {
  expect(seen([0, 10], [20_000, 40], [40_000, 41])).toEqual([
    { atMs: 20_000, percent: 40 },
    { atMs: 40_000, percent: 41 },
  ])
})

test('the same progress seen again adds nothing', () => {
  const samples = seen([0, 10], [5_000, 20])
  expect(addSample(samples, { atMs: 6_000, percent: 20 })).toBe(samples)
})
