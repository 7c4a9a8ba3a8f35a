import { expect, test } from 'vitest'
import { listQueryAt } from './use-tasks.ts'

test('a span of time is counted back from the moment of the question, and nothing else changes with it', () => {
  const now = Date.parse('2026-11-24T11:30:42Z')
  const query = { types: ['greet'], createdWithinMs: 60 * 60_000, limit: 50 }
  expect(listQueryAt(query, now)).toEqual({ types: ['greet'], createdFrom: '2026-11-24T10:30:42.000Z', limit: 50 })
  expect(listQueryAt({ limit: 50 }, now)).toEqual({ limit: 50 })
})
