import { expect, test } from 'vitest'
import { combine, predictRate } from './model.ts'

const cost = { appMs: 1, postgresMs: 3 }

test('processes add up as long as the cores have room', () => {
  expect(predictRate(cost, { processes: 3, aloneRate: 100 }, { cores: 2 })).toBe(300)
})

test('the cores that they share with PostgreSQL and the one who asks are the limit', () => {
  expect(predictRate(cost, { processes: 9, aloneRate: 100 }, { cores: 2 })).toBe(500)
  expect(predictRate(cost, { processes: 9, aloneRate: 100, besideMs: 1 }, { cores: 2 })).toBe(400)
})

test('costs add up, and what a part costs is the difference of the whole and the rest, per operation', () => {
  const whole = { appMs: 30, postgresMs: 50, walBytes: 7_000, pages: 90 }
  const rest = { appMs: 10, postgresMs: 10, walBytes: 2_000, pages: 40 }
  expect(combine([whole, 0.1], [rest, -0.1])).toEqual({ appMs: 2, postgresMs: 4, walBytes: 500, pages: 5 })
})
