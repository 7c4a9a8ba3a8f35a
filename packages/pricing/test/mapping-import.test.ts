import type { MappingRejectionReason } from '@pf/contract'
import type { CellValue } from '@pf/spreadsheet'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rejectedListWorkbook, undoDecision } from '../src/pricing.ts'
import { plantLots } from './book-tables.ts'
import { emptyMappings, mappingsOf } from './mapping-tables.ts'
import { anna, errorOf, resultOf } from './pricing-world.ts'
import type { PricingWorld, SheetRows } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(async () => {
  await world.untilIdle()
  await emptyMappings(world.database)
  await plantLots(world.database, [{ lot: 'CPU' }, { lot: 'MEM' }, { lot: 'SSD' }])
})

const header = [
  'Part number',
  'Vendor',
  'LOT',
  'Ignored',
  'Primary',
  'Description',
  'Replaced by',
  'Replacement vendor',
]

async function importRows(rows: SheetRows, titles: readonly CellValue[] = header) {
  return world.importMappings({ fileId: await world.uploadRows([titles, ...rows], 'mappings.xlsx') })
}
const taken = async (rows: SheetRows, titles?: readonly CellValue[]) => resultOf(await importRows(rows, titles))

async function decisions(): Promise<unknown[]> {
  const { rows } = await world.database.db.execute(sql`
    select kind, how, decided_by ->> 'id' as by, task_id is not null as "byTask",
           (select count(*)::int from pricing.mapping_decision_item where decision_id = mapping_decision.id) as items
    from pricing.mapping_decision order by id`)
  return rows
}

test('part numbers are made and mapped as one decision of the importer, and known ones are left alone', async () => {
  const rows = [
    ['00042', 'AMD', 'CPU', '', '', 'EPYC'],
    ['c-2', '', 'CPU'],
    ['M-1', 'Micron', 'MEM', 'yes'],
    ['X-1', 'Acme'],
  ]
  const result = await taken(rows)
  expect(result).toMatchObject({ read: 4, rejected: 0, inserted: 4, updated: 0, unchanged: 0 })
  expect(await mappingsOf(world.database)).toEqual([
    '00042|AMD → CPU primary "EPYC"',
    'c-2 → CPU',
    'M-1|Micron → MEM ignored',
    'X-1|Acme → ?',
  ])
  expect(await decisions()).toEqual([{ kind: 'map', how: 'import', by: 'anna', byTask: true, items: 4 }])
  const waiting = await world.database.db.execute(sql`select part_number_id from pricing.unmapped_part_number`)
  expect(waiting.rows).toHaveLength(1)

  // The same again, in another spelling: nothing to decide.
  expect(
    await taken([
      ['00042', 'amd ', 'CPU'],
      ['C-2', '', 'CPU'],
    ]),
  ).toMatchObject({ unchanged: 2, decisionId: null })
  expect(await decisions()).toHaveLength(1)

  expect(
    await taken([
      ['C-2', '', 'MEM'],
      ['X-1', 'ACME', 'SSD'],
      ['M-1', 'Micron', 'MEM'],
    ]),
  ).toMatchObject({
    inserted: 0,
    updated: 3,
    unchanged: 0,
  })
  expect(await mappingsOf(world.database)).toEqual([
    '00042|AMD → CPU primary "EPYC"',
    'c-2 → MEM primary',
    'M-1|Micron → MEM',
    'X-1|Acme → SSD primary',
  ])
})

test('what waits under a vendor with the text of a part number that is mapped without one is told', async () => {
  await taken([
    ['A-1', 'AMD', ''],
    ['A-1', 'Acme', ''],
    ['A-2', 'AMD', 'CPU'],
    ['A-3', 'AMD', '', 'yes'],
  ])
  const { warnings } = await taken(
    [
      ['a-1', 'MEM'],
      ['A-2', 'MEM'],
      ['A-3', 'MEM'],
      ['A-4', 'MEM'],
    ],
    ['Part number', 'LOT'],
  )
  expect(warnings).toMatchObject([{ code: 'sameTextWaits', params: { count: 2 } }])
  // What the file only names, or is mapped so already, is told no more.
  expect((await taken([['A-1', '', '', '', '', 'new']])).warnings).toEqual([])
  expect((await taken([['A-1', '', 'MEM']])).warnings).toEqual([])
  expect((await taken([['A-1', 'AMD', 'MEM']])).warnings).toEqual([])
})

test('an import that decides something is followed by a survey, one that decides nothing by none', async () => {
  const surveys = async () =>
    (await world.manager.list({ types: ['partnumber_survey'], limit: 200 }, anna)).tasks.length
  const before = await surveys()
  await taken([['A-1', '', 'CPU']])
  await world.untilIdle()
  expect(await surveys()).toBe(before + 1)
  await taken([['A-1', '', 'CPU']])
  expect(await surveys()).toBe(before + 1)
})

test('what is blank, or has no column, stays what it is', async () => {
  await taken([
    ['A-1', '', 'CPU', '', '', 'old'],
    ['A-2', '', 'CPU', 'yes'],
    ['A-3', '', '', '', '', '', 'A-1'],
  ])
  expect(await taken([['A-1'], ['A-2'], ['A-3']])).toMatchObject({ unchanged: 3 })
  expect(
    await taken(
      [
        ['A-3', 'CPU'],
        ['A-1', ''],
      ],
      ['Артикул', 'LOT'],
    ),
  ).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await mappingsOf(world.database)).toEqual(['A-1 → CPU primary "old"', 'A-2 → CPU ignored', 'A-3 → CPU by A-1'])
})

test('the primary part number is the one that the file names, and a postponed one is taken up', async () => {
  await taken([['A-1', '', 'CPU'], ['A-2', '', 'CPU'], ['A-3']])
  await world.database.db.execute(sql`update pricing.part_number set postponed_at = now() where part_number = 'A-3'`)
  const result = await taken([
    ['A-2', '', '', '', 'yes'],
    ['A-3', '', 'CPU'],
  ])
  expect(result).toMatchObject({ updated: 2 })
  expect(await mappingsOf(world.database)).toEqual(['A-1 → CPU', 'A-2 → CPU primary', 'A-3 → CPU'])
  // The one that stepped down is noted, so that an undo can bring it back.
  expect(await decisions()).toMatchObject([{ items: 3 }, { items: 3 }])
  expect(
    await taken([
      ['A-1', '', 'MEM', '', 'yes'],
      ['A-2', '', 'MEM'],
      ['A-4', '', 'CPU', '', 'yes'],
    ]),
  ).toMatchObject({
    inserted: 1,
    updated: 2,
  })
  expect(await mappingsOf(world.database)).toEqual(['A-1 → MEM primary', 'A-2 → MEM', 'A-3 → CPU', 'A-4 → CPU primary'])
})

test('replacements may be new, of another vendor or of none, and form chains', async () => {
  await taken([
    ['A', 'V', 'CPU', '', '', '', 'B'],
    ['B', 'V', '', '', '', '', 'C', 'W'],
    ['C', 'W', '', '', '', '', 'D', '-'],
    ['D'],
  ])
  expect(await mappingsOf(world.database)).toEqual([
    'A|V → CPU primary by B|V',
    'B|V → ? by C|W',
    'C|W → ? by D',
    'D → ?',
  ])
})

test.for<[string, SheetRows, [row: number, title: string, reason: MappingRejectionReason][]]>([
  ['no part number', [['', 'V', 'CPU']], [[2, 'Part number', 'partNumberMissing']]],
  ['a damaged part number', [['1,23E+12', '', 'CPU']], [[2, 'Part number', 'codeDamaged']]],
  ['a part number of 401 characters', [['Ж'.repeat(401), '', 'CPU']], [[2, 'Part number', 'codeTooLong']]],
  ['an unknown LOT', [['N', '', 'GPU']], [[2, 'LOT', 'lotUnknown']]],
  ['a LOT in other letters', [['N', '', 'cpu']], [[2, 'LOT', 'lotUnknown']]],
  ['a flag that is none', [['N', '', 'CPU', 'maybe']], [[2, 'Ignored', 'flagUnknown']]],
  [
    'a description of 10 001 characters',
    [['N', '', 'CPU', '', '', '😀'.repeat(10_001)]],
    [[2, 'Description', 'descriptionTooLong']],
  ],
  ['a replacement that is not there', [['N', '', 'CPU', '', '', '', 'Z']], [[2, 'Replaced by', 'replacementUnknown']]],
  ['itself as a replacement', [['OLD', '', '', '', '', '', 'old']], [[2, 'Replaced by', 'replacedInCircle']]],
  ['a primary without a LOT', [['N', '', '', '', 'yes']], [[2, 'Primary', 'primaryWithoutLot']]],
  ['a primary that is ignored', [['OLD', '', '', 'yes', 'yes']], [[2, 'Primary', 'primaryWithoutLot']]],
  [
    'a part number that the file maps twice',
    [
      ['N', 'V', 'CPU'],
      [' n ', 'v', 'MEM'],
      ['N', 'V', ''],
    ],
    [
      [2, 'LOT', 'twoLots'],
      [3, 'LOT', 'twoLots'],
      [4, 'LOT', 'twoLots'],
    ],
  ],
  [
    'two descriptions of one part number',
    [
      ['N', '', 'CPU', '', '', 'one'],
      ['N', '', 'CPU', '', '', 'two'],
    ],
    [
      [2, 'Description', 'differs'],
      [3, 'Description', 'differs'],
    ],
  ],
  [
    'two primaries of one LOT, one of which is it already',
    [
      ['OLD', '', '', '', 'yes'],
      ['N', '', 'SSD', '', 'yes'],
    ],
    [
      [2, 'Primary', 'primaryTwice'],
      [3, 'Primary', 'primaryTwice'],
    ],
  ],
  [
    'a circle with what is known, and what depends on it',
    [
      ['NEXT', '', '', '', '', '', 'N'],
      ['N', '', 'CPU', '', '', '', 'OLD'],
      ['M', '', 'CPU', '', '', '', 'N'],
    ],
    [
      [2, 'Replaced by', 'replacedInCircle'],
      [3, 'Replaced by', 'replacedInCircle'],
      [4, 'Replaced by', 'replacementUnknown'],
    ],
  ],
  [
    'a row of a part number of which another is rejected',
    [
      ['N', '', 'CPU'],
      ['N', '', '', 'maybe'],
    ],
    [
      [2, 'Part number', 'otherRow'],
      [3, 'Ignored', 'flagUnknown'],
    ],
  ],
])('%s is a rejected row, and the rest is taken', async ([, rows, expected]) => {
  // OLD is replaced by NEXT.
  await taken([
    ['OLD', '', 'SSD', '', '', '', 'NEXT'],
    ['NEXT', '', ''],
  ])
  const before = await mappingsOf(world.database)
  const result = await taken([...rows, ['MORE', '', 'MEM']])
  expect(result.rejectedRows.map(({ row, title, reason }) => [row, title, reason])).toEqual(expected)
  expect(result).toMatchObject({ read: rows.length + 1, skipped: 0, rejected: expected.length })
  expect(await mappingsOf(world.database)).toEqual([...before, 'MORE → MEM primary'])
})

test('what is rejected keeps its replacement, which may close another circle', async () => {
  await taken([['A', '', '', '', '', '', 'B'], ['B'], ['C']])
  // A and C replace each other, so A stays replaced by B: then B can't be replaced by A.
  const result = await taken([
    ['A', '', '', '', '', '', 'C'],
    ['C', '', '', '', '', '', 'A'],
    ['B', '', '', '', '', '', 'A'],
  ])
  expect(result.rejectedRows.map(({ row, reason }) => [row, reason])).toEqual([
    [2, 'replacedInCircle'],
    [3, 'replacedInCircle'],
    [4, 'replacedInCircle'],
  ])
  expect(await mappingsOf(world.database)).toEqual(['A → ? by B', 'B → ?', 'C → ?'])
})

test('an import that has turned replacements round can be undone', async () => {
  await taken([['A', '', '', '', '', '', 'B'], ['B'], ['C']])
  const { decisionId } = await taken([
    ['A', '', '', '', '', '', 'C'],
    ['B', '', '', '', '', '', 'A'],
  ])
  expect(await mappingsOf(world.database)).toEqual(['A → ? by C', 'B → ? by A', 'C → ?'])
  expect(await undoDecision(world.database, anna, { decisionId: decisionId ?? 0 })).toMatchObject({ restored: 2 })
  expect(await mappingsOf(world.database)).toEqual(['A → ? by B', 'B → ?', 'C → ?'])
})

test('rejected rows come back as a workbook that imports after repair', async () => {
  const task = await importRows([
    ['00042', 'AMD', 'CPO'],
    ['M-1', '', 'MEM'],
  ])
  const { titles, rejected } = resultOf(task)
  const workbook = await rejectedListWorkbook(world.database.db, { taskId: task.id, titles, rejected, language: 'ru' })
  const fileId = await world.uploadBytes(Buffer.concat(await Array.fromAsync(workbook ?? [])), 'rejected.xlsx')
  const preview = resultOf(await world.previewList({ fileId, list: 'mappings' }))
  expect(preview.columns.map(({ target }) => target).slice(0, 4)).toEqual(['partNumber', 'vendor', 'lot', 'ignored'])
  const cells = preview.firstRows.map((row) => row.cells)
  expect(cells[1]).toEqual(['00042', 'AMD', 'CPO', '', '', '', '', '', '2', 'LOT', 'Такого LOT нет'])
  const repaired = await world.uploadRows(cells.map((row) => row.map((cell) => (cell === 'CPO' ? 'CPU' : cell))))
  expect(resultOf(await world.importMappings({ fileId: repaired }))).toMatchObject({ rejected: 0, inserted: 1 })
  expect(await mappingsOf(world.database)).toEqual(['M-1 → MEM primary', '00042|AMD → CPU primary'])
})

test('a file without a column of part numbers or LOTs ends the task; in mxl and csv it is read like any other', async () => {
  expect(errorOf(await importRows([['A', 'CPU']], ['Name', 'LOT']))).toMatchObject({ code: 'headerNotFound' })
  expect(errorOf(await importRows([['A', '1']], ['PN', 'Price']))).toMatchObject({
    text: expect.stringContaining('partNumber, lot'),
  })
  const csv = 'Партномер;Вендор;LOT\r\n00042;AMD;CPU\r\n'
  const fileId = await world.uploadBytes(Buffer.from(csv), 'mappings.csv')
  expect(resultOf(await world.importMappings({ fileId }))).toMatchObject({ inserted: 1 })
  expect(await mappingsOf(world.database)).toEqual(['00042|AMD → CPU primary'])
})

test('both imports make new part numbers in one order, so that they never wait for each other in a circle', async () => {
  const rows = [
    ['X', 'ACME'],
    ['X', ''],
    ['W', 'ZET'],
  ]
  const made = ['W|ZET → ?', 'X → ?', 'X|ACME → ?']
  await taken(rows)
  expect(await mappingsOf(world.database)).toEqual(made)
  await emptyMappings(world.database)
  const fileId = await world.uploadRows([
    ['Part number', 'Vendor', 'Price', 'Moscow'],
    ...rows.map((row) => [...row, '1', '1']),
  ])
  const columns = { partNumber: 0, vendor: 1, price: 2 }
  const mapping = { sheet: 'Stock', headerRow: 1, columns, quantities: { Moscow: 3 }, currency: 'RUB' }
  resultOf(await world.importFile({ fileId, asOf: '2026-11-24', mapping }))
  expect(await mappingsOf(world.database)).toEqual(made)
})

test('a part number that an import of stock under way has found becomes one that everybody sees', async () => {
  await world.database.db.execute(sql`
    with begun as (
      insert into pricing.stock_import (task_id, file_id, file_sha256, file_name, mapping, scope, as_of, created_by, decimal_signs, titles)
      values (gen_random_uuid(), gen_random_uuid(), '', '', '{}', 'full', '2026-11-24', 'x', '{}', '[]') returning id)
    insert into pricing.part_number (text_key, part_number, folded_key, import_id) select 'S-1', 's-1', 'S1', id from begun`)
  expect(await taken([['S-1', '', 'CPU']])).toMatchObject({ inserted: 1 })
  const { rows } = await world.database.db.execute(
    sql`select part_number, import_id, is_primary from pricing.part_number`,
  )
  expect(rows).toEqual([{ part_number: 's-1', import_id: null, is_primary: true }])
})
