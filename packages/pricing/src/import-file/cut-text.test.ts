import { expect, test } from 'vitest'
import { cutText } from './cut-text.ts'

test.for([
  ['короткий', 8, 'короткий'],
  ['длинный', 4, 'длин'],
  ['ab😀', 4, 'ab😀'],
  ['ab😀c', 3, 'ab'],
  ['ab😀c', 4, 'ab😀'],
] as const)('%s cut to %d characters is %s', ([text, length, cut]) => {
  expect(cutText(text, length)).toBe(cut)
})
