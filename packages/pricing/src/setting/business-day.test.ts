import { expect, test } from 'vitest'
import { businessDay } from './business-day.ts'

test.for([
  ['2026-11-24T20:59:59Z', 'Europe/Moscow', '2026-11-24'],
  ['2026-11-24T21:00:00Z', 'Europe/Moscow', '2026-11-25'],
  ['2026-11-24T21:00:00Z', 'UTC', '2026-11-24'],
  ['2026-01-01T01:00:00Z', 'America/New_York', '2025-12-31'],
  ['2026-03-29T00:30:00Z', 'Europe/Berlin', '2026-03-29'],
] as const)('%s in %s is on %s', ([instant, zone, day]) => {
  expect(businessDay(new Date(instant), zone)).toBe(day)
})

test('an unknown zone is an error', () => {
  expect(() => businessDay(new Date(), 'Mars/Olympus')).toThrow(RangeError)
})
