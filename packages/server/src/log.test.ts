import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { plainLine } from './log.ts'

const line = (fields: object) =>
  stripVTControlCharacters(
    plainLine(JSON.stringify({ level: 30, time: 0, msg: 'Ready', pid: 1, hostname: 'h', ...fields })),
  )

test('a line tells time, text and facts, and leaves out what is the same in every line', () => {
  expect(line({ slots: 2, file: 'a b' })).toMatch(/^ {2}\d\d:\d\d:\d\d {3}Ready slots=2 file=a b$/)
})

test('warnings and errors are marked, an error brings its stack', () => {
  expect(line({ level: 40 })).toContain('! Ready')
  expect(line({ level: 50, err: { type: 'Error', message: 'x', stack: 'Error: x\n  at y' } })).toMatch(
    /✗ Ready\nError: x\n {2}at y$/,
  )
})
