import { expect, test } from 'vitest'
import { markWords } from './mark-words.ts'

test.each([
  ['CPU_AMD_EPYC_9354P', 'AMD epyc 9354 3.25 GHz', '[CPU]_AMD_EPYC_[9354P]'],
  ['ДИСК_4Т', 'диск 4т sata', 'ДИСК_4Т'],
  ['', 'x', ''],
])('%s in the words of %s', (name, text, marked) => {
  const told = markWords(name, text).map((piece) => (piece.differs ? `[${piece.text}]` : piece.text))
  expect(told.join('')).toBe(marked)
})
