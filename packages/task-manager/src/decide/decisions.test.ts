import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'
import { canonicalJson, inputDigest } from './canonical-json.ts'
import { laneOf } from './lane.ts'
import { decodeCursor, encodeCursor } from './list-cursor.ts'
import { pollAfterMs } from './poll-after.ts'
import { clampProgress, isSameShown, nextWriteInMs } from './progress-gate.ts'

test('backoff grows by its factor up to its limit', () => {
  const backoff = { initialMs: 1_000, factor: 2, maxMs: 60_000 }
  expect([1, 2, 3, 7, 50].map((failures) => backoffMs(backoff, failures))).toEqual([
    1_000, 2_000, 4_000, 60_000, 60_000,
  ])
  expect(backoffMs({ initialMs: 0, factor: 2, maxMs: 60_000 }, 3)).toBe(0)
})

test('progress that is stored is an integer from 0 to 100 that never falls, whatever a handler passes', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double(), fc.integer({ min: -200, max: 300 }))), (calls) => {
      let previous = 0
      for (const call of calls) {
        const { percent } = clampProgress(call, previous)
        expect(Number.isInteger(percent) && percent >= previous && percent <= 100).toBe(true)
        previous = percent
      }
    }),
  )
  expect(clampProgress(12.9, 3)).toEqual({ percent: 12, odd: false })
  expect(clampProgress(NaN, 3)).toEqual({ percent: 3, odd: true })
  expect(clampProgress(2, 3)).toEqual({ percent: 3, odd: true })
})

test('a write waits until 250 ms after the last one', () => {
  expect(nextWriteInMs(null, 5_000)).toBe(0)
  expect(nextWriteInMs(5_000, 5_100)).toBe(150)
  expect(nextWriteInMs(5_000, 9_000)).toBe(0)
})

test('what a client sees is the same when percentage, key and params are', () => {
  const shown = { percent: 1, message: { key: 'k', params: { rows: 1 }, text: '1' } }
  expect(isSameShown(shown, structuredClone(shown))).toBe(true)
  expect(isSameShown(shown, { ...shown, percent: 2 })).toBe(false)
  expect(isSameShown(shown, { percent: 1, message: { key: 'k', params: { rows: 2 }, text: '1' } })).toBe(false)
  expect(isSameShown(shown, { percent: 1, message: null })).toBe(false)
})

test('equal inputs have equal texts, whatever the order of their fields', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[1,{"d":1}]}')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (input) => {
      const reversed = Object.fromEntries(Object.entries(input).toReversed())
      expect(inputDigest(reversed)).toBe(inputDigest(input))
      expect(JSON.parse(canonicalJson(input))).toEqual(JSON.parse(JSON.stringify(input)))
    }),
  )
})

test('lanes: none for parallel types, the whole type, or one for each value of a field', () => {
  expect(laneOf({ mode: 'parallel' }, { a: 1 })).toEqual({ serial: false, lane: '' })
  expect(laneOf({ mode: 'serial' }, { a: 1 })).toEqual({ serial: true, lane: '' })
  expect(laneOf({ mode: 'serial', per: 'a' }, { a: 'x' })).toEqual({ serial: true, lane: '"x"' })
  expect(laneOf({ mode: 'serial', per: 'a' }, {})).toEqual({ serial: true, lane: 'null' })
  expect(laneOf({ mode: 'serial', per: 'a' }, { a: 'x'.repeat(5_000) }).lane).toHaveLength(43)
})

test('a client asks soon while a task runs or is about to, later while it waits, never when it has ended', () => {
  const updatedAt = new Date(10_000)
  const task = { ahead: null, dueAt: updatedAt, updatedAt }
  expect(pollAfterMs({ ...task, status: 'running' })).toBe(500)
  expect(pollAfterMs({ ...task, status: 'queued' })).toBe(500)
  expect(pollAfterMs({ ...task, status: 'queued', ahead: 1 })).toBe(1_500)
  expect(pollAfterMs({ ...task, status: 'queued', dueAt: new Date(60_000) })).toBe(1_500)
  for (const status of ['completed', 'error', 'cancelled'] as const) expect(pollAfterMs({ ...task, status })).toBeNull()
})

test('a cursor names the place where a page ends; any other text names none', () => {
  const cursor = { createdAt: new Date(1_700_000_000_123), id: '01900000-0000-7000-8000-000000000000' }
  expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor)
  for (const text of ['', 'x', 'bnVsbA', encodeCursor({ ...cursor, id: 'no id' })])
    expect(decodeCursor(text)).toBeUndefined()
})
