import { expect, test } from 'vitest'
import { taskListQuery } from './task-list.ts'

test('a list is asked for 50 tasks unless said, at most 200, and by times with an offset', () => {
  expect(taskListQuery.parse({})).toEqual({ limit: 50 })
  expect(taskListQuery.safeParse({ limit: 201 }).success).toBe(false)
  expect(taskListQuery.safeParse({ createdFrom: '2026-01-01T00:00:00+03:00' }).success).toBe(true)
  expect(taskListQuery.safeParse({ createdFrom: '2026-01-01' }).success).toBe(false)
  expect(taskListQuery.safeParse({ statuses: [] }).success).toBe(false)
})
