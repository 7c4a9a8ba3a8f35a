import { expect, test } from 'vitest'
import { textTable } from './text-table.ts'

test('columns are as wide as their widest cell, figures stand to the right', () => {
  expect(
    textTable(
      ['name', 'rows'],
      [
        ['Москва', '7'],
        ['A', '1200'],
      ],
    ).split('\n'),
  ).toEqual(['name    rows', '──────  ────', 'Москва     7', 'A       1200'])
})

test('a table without rows is its header', () => {
  expect(textTable(['name'], []).split('\n')).toEqual(['name', '────'])
})
