import { expect, test } from 'vitest'
import { createSubmissionKeys } from './submission-key.ts'

function counting() {
  let count = 0
  return createSubmissionKeys(() => `key ${++count}`)
}

test('a double click sends one key', () => {
  const keys = counting()
  expect([keys.keyFor({ file: 'a' }), keys.keyFor({ file: 'a' })]).toEqual(['key 1', 'key 1'])
})

test('another input gets another key, since a key stands for one input', () => {
  const keys = counting()
  expect([keys.keyFor({ file: 'a' }), keys.keyFor({ file: 'b' })]).toEqual(['key 1', 'key 2'])
})

test('after starting anew the same input makes another task', () => {
  const keys = counting()
  const first = keys.keyFor({ file: 'a' })
  keys.renew()
  expect(keys.keyFor({ file: 'a' })).not.toBe(first)
})

test('each form has keys of its own', () => {
  expect(createSubmissionKeys().keyFor({})).not.toBe(createSubmissionKeys().keyFor({}))
})
