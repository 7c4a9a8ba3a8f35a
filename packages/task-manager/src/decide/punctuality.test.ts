import { expect, test } from 'vitest'
import { answered, holdJudging, mayJudge, startPunctuality, tick } from './punctuality.ts'
import type { Punctuality } from './punctuality.ts'

const at = (seconds: number, wallAhead = 0) => ({ monotonicMs: seconds * 1_000, wallMs: (seconds + wallAhead) * 1_000 })

function ticks(state: Punctuality, seconds: readonly number[]): Punctuality {
  return seconds.reduce((after, second) => tick(after, at(second)), state)
}

test('a process whose clock ticks on time may judge, from its start on (I5)', () => {
  expect(mayJudge(startPunctuality(at(0)), at(1))).toBe(true)
  expect(mayJudge(ticks(startPunctuality(at(0)), [1, 2, 3]), at(4))).toBe(true)
})

test('a process that wakes after 20 s judges nobody before it has ticked on time for 3 s (I5)', () => {
  const asleep = ticks(startPunctuality(at(0)), [1, 2])
  expect(mayJudge(asleep, at(22))).toBe(false)
  const awake = tick(asleep, at(22))
  expect(mayJudge(awake, at(22))).toBe(false)
  expect(mayJudge(ticks(awake, [23, 24]), at(24))).toBe(false)
  expect(mayJudge(ticks(awake, [23, 24, 25]), at(25))).toBe(true)
})

test('a stall in the middle of judging ends it, before any tick has noticed (I5)', () => {
  const punctual = ticks(startPunctuality(at(0)), [1, 2, 3])
  expect(mayJudge(punctual, at(3.5))).toBe(true)
  expect(mayJudge(punctual, at(16))).toBe(false)
})

test('a suspended machine, whose monotonic clock stood still, is told by the wall clock (I5)', () => {
  const before = ticks(startPunctuality(at(0)), [1, 2])
  expect(mayJudge(before, at(2.5, 3_600))).toBe(false)
  expect(mayJudge(tick(before, at(3, 3_600)), at(3.1, 3_600))).toBe(false)
})

test('a process whose database was away judges nobody until others had time to renew their leases (I5)', () => {
  const away = holdJudging(ticks(startPunctuality(at(0)), [1, 2, 3]), at(3))
  expect(mayJudge(ticks(away, [4, 5]), at(5))).toBe(false)
  expect(mayJudge(ticks(away, [4, 5, 6]), at(6))).toBe(true)
})

test('a process whose database answered late judges nobody until others had time to renew their leases (I5)', () => {
  const punctual = ticks(startPunctuality(at(0)), [1, 2, 3])
  expect(mayJudge(answered(punctual, at(3), 900), at(3))).toBe(true)
  const slow = answered(punctual, at(3), 1_100)
  expect(mayJudge(ticks(slow, [4, 5]), at(5))).toBe(false)
  expect(mayJudge(ticks(slow, [4, 5, 6]), at(6))).toBe(true)
  const slowAgain = answered(ticks(slow, [4, 5, 6]), at(6), 1_100)
  expect(mayJudge(slowAgain, at(6))).toBe(true)
})
