import { expect, test } from 'vitest'
import { isKnownEntity } from './entity-tag.ts'

test.for([
  [undefined, false],
  ['', false],
  ['W/"7-2026-11-24-001"', true],
  ['"7-2026-11-24-001"', true],
  ['"other", W/"7-2026-11-24-001"', true],
  ['"7-2026-11-24-002"', false],
  ['7-2026-11-24-001', false],
  ['*', true],
] as const)('If-None-Match: %s', ([header, known]) => {
  expect(isKnownEntity(header, 'W/"7-2026-11-24-001"')).toBe(known)
})
