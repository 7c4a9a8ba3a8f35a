import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStringStore } from './string-store.ts'

test('every string comes back by its index, in any order and more than once', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 50 }), (texts) => {
      const store = createStringStore()
      for (const text of texts) store.add(text)
      expect(store.count).toBe(texts.length)
      for (const index of [...texts.keys(), ...[...texts.keys()].toReversed()])
        expect(store.get(index)).toBe(texts[index])
      expect([store.get(texts.length), store.get(-1), store.get(0.5 + texts.length)]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
    }),
  )
})

test('more strings than one block holds', () => {
  const store = createStringStore()
  for (let i = 0; i < 10_000; i++) store.add(longText(i))
  for (const i of [0, 3333, 9999, 4096, 0]) expect(store.get(i)).toBe(longText(i))
})

test('empty strings are counted too: there is an end to them', () => {
  const store = createStringStore(3)
  for (let i = 0; i < 3; i++) store.add('')
  expect(() => store.add('')).toThrow(expect.objectContaining({ code: 'outOfMemory' }))
})

function longText(i: number): string {
  return `${i} ${'товар '.repeat(100)}`
}
