import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCircles } from './find-circles.ts'

test.each<[string, Record<string, string>, string[]]>([
  ['nothing', {}, []],
  ['a chain', { a: 'b', b: 'c' }, []],
  ['itself', { a: 'a', b: 'a' }, ['a']],
  ['a pair with a tail', { x: 'y', y: 'a', a: 'b', b: 'a' }, ['a', 'b']],
  ['two circles', { a: 'b', b: 'a', c: 'd', d: 'e', e: 'c' }, ['a', 'b', 'c', 'd', 'e']],
])('%s', (_name, next, circles) => {
  expect(findCircles(new Map(Object.entries(next))).toSorted()).toEqual(circles)
})

const part = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')

test('whoever is found by following each step by step for as long as there are steps is found', () => {
  fc.assert(
    fc.property(fc.dictionary(part, part), (drawn) => {
      const next = new Map(Object.entries(drawn))
      const slowly = [...next.keys()].filter((start) => {
        let at = next.get(start)
        for (let step = 0; step < next.size && at !== start; step++) at = at === undefined ? at : next.get(at)
        return at === start
      })
      expect(findCircles(next).toSorted()).toEqual(slowly.toSorted())
    }),
  )
})
