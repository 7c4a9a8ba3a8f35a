import { expect, test } from 'vitest'
import { arrayLiteral } from './array-literal.ts'

test('an array is quoted as PostgreSQL reads it', () => {
  expect(arrayLiteral(['5', null, '', 'NULL', 'a,"b"\\c{}'])).toBe(String.raw`{"5",NULL,"","NULL","a,\"b\"\\c{}"}`)
})
