import { expect, test } from 'vitest'
import { newer } from './version-gate.ts'

const task = (version: number, id = 'a') => ({ id, version })

test('an answer with a lower version is dropped', () => {
  const shown = task(5)
  expect(newer(shown, task(4))).toBe(shown)
})

test('an answer with the same or a higher version is shown', () => {
  expect(newer(task(5), task(6))).toEqual(task(6))
  const answer = task(5)
  expect(newer(task(5), answer)).toBe(answer)
})

test('the first answer, and that of another task, are shown', () => {
  expect(newer(undefined, task(1))).toEqual(task(1))
  expect(newer(task(9, 'a'), task(1, 'b'))).toEqual(task(1, 'b'))
})

test('an end is taken whatever its version: a crash of the database may have taken versions back', () => {
  const ended = { ...task(4), status: 'completed' }
  expect(newer({ ...task(9), status: 'running' }, ended)).toBe(ended)
})
