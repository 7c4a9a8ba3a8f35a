import { expect, test } from 'vitest'
import { tellEach } from './use-task-toasts.ts'

test('an end that can’t be told does not silence the others, and is reported', () => {
  const told: string[] = []
  const reported: unknown[] = []
  const tell = (end: string) => {
    if (end === 'b') throw new Error('There are no words for b')
    told.push(end)
  }
  tellEach(['a', 'b', 'c'], tell, (error) => reported.push(error))
  expect(told).toEqual(['a', 'c'])
  expect(reported).toEqual([new Error('There are no words for b')])
})
