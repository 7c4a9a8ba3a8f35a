import { expect, test } from 'vitest'
import { exampleRow } from './example-row.ts'
import { KnownRows } from './known-rows.ts'

const row = (version: number) => exampleRow(1, { version })

test('a decision goes with the version that the server told last', () => {
  const known = new KnownRows()
  expect(known.stored(row(3)).version).toBe(3)
  known.learn(row(5))
  expect(known.stored(row(3)).version).toBe(5)
  expect(known.stored(row(8)).version).toBe(8)
})

test('the version of what is only foreseen is never told to the server', () => {
  const known = new KnownRows()
  const guess = row(9)
  known.foresee(guess)
  known.learn(row(2))
  expect(known.stored(guess).version).toBe(2)
})

test('an answer is shown unless a later decision is on its way', () => {
  const known = new KnownRows()
  known.foresee(row(2))
  known.foresee(row(3))
  expect(known.learn(row(2))).toBe(false)
  known.settle(row(2))
  expect(known.learn(row(3))).toBe(true)
})
