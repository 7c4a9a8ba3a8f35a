import { describe, expect, test } from 'vitest'
import { chooseHeaderRow, chooseSheet, dropSheet } from './choose-table.ts'

const shown = { sheet: 'A', headerRow: 3 }

describe('choosing another table', () => {
  test('forgets what was said of columns, and keeps what holds of the file', () => {
    const choices = { targets: { '1': 'price' }, again: 'x', currency: 'EUR', scope: 'partial' } as const
    expect(chooseHeaderRow(choices, shown, 5)).toEqual({ currency: 'EUR', scope: 'partial', headerRow: 5 })
    expect(chooseSheet({ ...choices, headerRow: 5 }, shown, 'B')).toEqual({
      elsewhere: { currency: 'EUR' },
      scope: 'partial',
      sheet: 'B',
    })
  })

  test('changes nothing where it is the one that is asked for', () => {
    const choices = { targets: { '1': 'price' } } as const
    expect(chooseSheet(choices, shown, 'A')).toBe(choices)
    expect(chooseHeaderRow(choices, shown, 3)).toBe(choices)
    const asked = { sheet: 'B', headerRow: 7 }
    expect(chooseSheet(asked, shown, 'B')).toBe(asked)
    expect(chooseHeaderRow(asked, shown, 7)).toBe(asked)
  })

  test('can be taken back while the one that was asked for is not shown, be it read, cancelled or unreadable', () => {
    expect(chooseSheet({ sheet: 'B' }, shown, 'A')).toEqual({ sheet: 'A', elsewhere: {} })
    expect(chooseHeaderRow({ headerRow: 5 }, shown, 3)).toEqual({ headerRow: 3 })
  })

  test('takes a row of another sheet for what it is, although that row is the header of the one shown', () => {
    expect(chooseHeaderRow({ sheet: 'B' }, shown, 3)).toEqual({ sheet: 'B', headerRow: 3 })
  })
})

test('a sheet that is not in the file is dropped with what was said of its columns', () => {
  expect(dropSheet({ sheet: 'Gone', headerRow: 4, targets: { '0': 'price' }, scope: 'partial' })).toEqual({
    scope: 'partial',
  })
})
