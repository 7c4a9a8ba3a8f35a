import { expect, test } from 'vitest'
import { readSeenEnds, rememberSeenEnds } from './seen-ends.ts'

function memory(text: string | null = null) {
  let kept = text
  return () => ({
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value
    },
  })
}
const forbidden = () => {
  throw new DOMException('Storage is forbidden', 'SecurityError')
}

test('ends that were seen stay so, and the oldest of many are forgotten', () => {
  const store = memory()
  rememberSeenEnds(['a', 'b'], store)
  rememberSeenEnds(['c'], store)
  expect([...readSeenEnds(store)]).toEqual(['a', 'b', 'c'])
  rememberSeenEnds(
    Array.from({ length: 199 }, (_, index) => `later ${index}`),
    store,
  )
  expect([readSeenEnds(store).size, readSeenEnds(store).has('b'), readSeenEnds(store).has('c')]).toEqual([
    200,
    false,
    true,
  ])
})

test('without a storage, or with somebody else’s text in it, nothing was seen', () => {
  rememberSeenEnds(['a'], forbidden)
  expect(readSeenEnds(forbidden).size).toBe(0)
  expect(readSeenEnds(memory('{"a":1}')).size).toBe(0)
  expect(readSeenEnds(memory('no json')).size).toBe(0)
})
