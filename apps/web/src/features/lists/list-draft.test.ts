import { expect, test } from 'vitest'
import { chooseTarget, layoutOf, missingTargets, recognisedTargets, withChoices } from './list-draft.ts'
import type { ListPreview } from './list-draft.ts'

const preview: ListPreview = {
  format: 'xlsx',
  sheets: [{ name: 'LOT', state: 'visible' }],
  sheet: 'LOT',
  headerRow: 1,
  columns: [
    { column: 0, title: 'LOT', target: 'name' },
    { column: 1, title: 'Note', target: null },
    { column: 2, title: 'Item', target: 'item' },
  ],
  firstRows: [],
  rows: 3,
  warnings: [],
}

test('what was recognised is the layout, and what the file must have still is named', () => {
  const targets = recognisedTargets(preview)
  expect(layoutOf(preview, targets)).toEqual({ sheet: 'LOT', headerRow: 1, columns: { name: 0, item: 2 } })
  expect(missingTargets('lots', targets)).toEqual(['quantity'])
  expect(missingTargets('lots', new Map())).toEqual(['name'])
})

test('what was chosen by hand stands above what is recognised below another header row', () => {
  const below = {
    ...preview,
    headerRow: 2,
    columns: [{ column: 0, title: 'A-1', target: null }, ...preview.columns.slice(1)],
  }
  const choices = [
    [1, 'name'],
    [2, null],
  ] as const
  for (const read of [preview, below]) expect([...withChoices(recognisedTargets(read), choices)]).toEqual([[1, 'name']])
})

test('a target belongs to one column: whoever chooses it for another takes it away', () => {
  const targets = chooseTarget(recognisedTargets(preview), 1, 'name')
  expect([...targets]).toEqual([
    [2, 'item'],
    [1, 'name'],
  ])
  expect([...chooseTarget(targets, 2, null)]).toEqual([[1, 'name']])
  expect(missingTargets('lots', chooseTarget(targets, 2, null))).toEqual([])
})
