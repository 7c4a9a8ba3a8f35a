import { describe, expect, test } from 'vitest'
import type { Cell, Row } from '@pf/spreadsheet'
import { readTable } from './read-table.ts'
import { surveyTable } from './survey-table.ts'
import { cellRow, inBatches, textRows } from './testing/rows.ts'
import type { TableMapping, TableRow, TableSurvey } from './types.ts'

const mapping: TableMapping = {
  headerRow: 1,
  code: 0,
  prices: [1],
  quantities: [2],
  decimalSigns: {},
  currency: 'RUB',
  vatIncluded: false,
  vatPercent: '20',
  pack: 1,
}
const header = ['Артикул', 'Цена', 'Остаток']

async function read(
  rows: readonly Row[],
  more: Partial<TableMapping> & { summaryBelow?: boolean; batch?: number } = {},
): Promise<{ survey: TableSurvey; rows: TableRow[] }> {
  const { summaryBelow = true, batch = 2, ...changes } = more
  const used = { ...mapping, ...changes }
  const survey = await surveyTable(inBatches(rows, batch), used, { summaryBelow })
  const all: TableRow[] = []
  for await (const batchRows of readTable(inBatches(rows, batch), used, survey)) all.push(...batchRows)
  return { survey, rows: all }
}

/** Row number → goods, or why not. */
function kinds(rows: readonly TableRow[]): Record<number, string> {
  return Object.fromEntries(rows.map((row) => [row.row, row.kind === 'goods' ? 'goods' : row.reason]))
}

function text(column: number, value: string): Cell {
  return { column, kind: 'text', text: value }
}

function number(column: number, value: string, format?: string): Cell {
  return { column, kind: 'number', text: value, ...(format !== undefined && { format }) }
}

/** Rows of a name, a price and a quantity at a depth of the file's outline. */
function outlined(levels: readonly number[]): Row[] {
  const [titles] = textRows([header])
  const rows = levels.map((level, index) =>
    cellRow(index + 2, [text(0, `Товар ${index}`), text(1, '1'), text(2, '2')], level),
  )
  return titles === undefined ? rows : [titles, ...rows]
}

describe('skipped', () => {
  test('rows without a code, headings, totals, the explanation of the titles, the header once more', async () => {
    const explained = ['Уникальный код товара', 'Цена за единицу товара в рублях', 'Сколько штук лежит на складе']
    const { rows } = await read(
      textRows([
        header,
        explained,
        ['Процессоры'],
        ['A-1', '1', '2'],
        ['', '1', '2'],
        header,
        ['ИТОГО:', '', '2'],
        ['Итого по складу', '', '2'],
        ['Всего за ноябрь', '', '2'],
        ['Разом', '', '2'],
        ['Grand total', '', '2'],
        ['Total Quartz 5W40', '1', '2'],
        ['Итоговый', '1', '2'],
        ['A-2', '', ''],
      ]),
    )
    expect(kinds(rows)).toEqual({
      2: 'explanation',
      3: 'heading',
      4: 'goods',
      5: 'noCode',
      6: 'headerRepeated',
      7: 'total',
      8: 'total',
      9: 'total',
      10: 'total',
      11: 'total',
      12: 'goods',
      13: 'goods',
      14: 'heading',
    })
  })

  test('long texts further down are no explanation', async () => {
    const long = ['A-2', 'цену уточняйте у менеджера', 'количество уточняйте у менеджера']
    const { rows } = await read(textRows([header, ['A-1', '1', '2'], long]))
    expect(kinds(rows)).toEqual({ 2: 'goods', 3: 'goods' })
  })

  test('blanks and invisible characters fill no cell', async () => {
    const { survey, rows } = await read(
      textRows([header, [' ', '\u00a0', '\u200b'], ['A-1', '1', '2'], ['A-2', ' ', '\u200b']]),
    )
    expect(survey.rows).toBe(2)
    expect(kinds(rows)).toEqual({ 3: 'goods', 4: 'heading' })
  })

  test('in a price file a row without any price', async () => {
    const rows = textRows([
      ['Артикул', 'Цена', 'Название'],
      ['008_Star', '', 'PG1'],
      ['A-1', 'по запросу', 'Насос'],
    ])
    expect(kinds((await read(rows, { quantities: [] })).rows)).toEqual({ 2: 'heading', 3: 'goods' })
  })
})

describe('heads of row groups', () => {
  test.each([1, 2, 500])('above their groups, in batches of %i', async (batch) => {
    const { survey, rows } = await read(outlined([0, 1, 2, 2, 1, 2, 0, 1]), { summaryBelow: false, batch })
    expect(survey.goodsRows).toBe(4)
    expect(kinds(rows)).toEqual({
      2: 'groupHead',
      3: 'groupHead',
      4: 'goods',
      5: 'goods',
      6: 'groupHead',
      7: 'goods',
      8: 'groupHead',
      9: 'goods',
    })
  })

  test('below their groups', async () => {
    const { rows } = await read(outlined([2, 2, 1, 2, 1, 0]))
    expect(kinds(rows)).toEqual({ 2: 'goods', 3: 'goods', 4: 'groupHead', 5: 'goods', 6: 'groupHead', 7: 'groupHead' })
  })

  test('are goods if nothing else would be left', async () => {
    const [titles, head] = outlined([0])
    const detail = cellRow(3, [{ column: 2, kind: 'text', text: 'Основной склад' }], 1)
    const rows = [titles, head, detail].filter((row) => row !== undefined)
    const result = await read(rows, { summaryBelow: false })
    expect(result.survey).toMatchObject({ skipOutlineHeads: false, goodsRows: 1 })
    expect(kinds(result.rows)).toEqual({ 2: 'goods', 3: 'noCode' })
  })

  test('beside goods of their group a name alone is goods: 1C prints zeros as blanks', async () => {
    const rows = outlined([0, 1, 1, 1])
    const name = rows[3]?.cells[0]
    if (name !== undefined) rows[3] = cellRow(4, [name], 1)
    const result = await read(rows, { summaryBelow: false })
    expect(kinds(result.rows)).toEqual({ 2: 'groupHead', 3: 'goods', 4: 'goods', 5: 'goods' })
    expect(result.survey.goodsRows).toBe(3)
  })
})

describe('goods', () => {
  test('keep the spelling of code, vendor and name, without blanks around', async () => {
    const rows = textRows([header, ['\t 2R9C7EA\u200b', '1', '2', ' amd ', ' EPYC  9354 ']])
    const [row] = (await read(rows, { vendor: 3, name: 4 })).rows
    expect(row).toMatchObject({ partNumber: '2R9C7EA', vendor: 'amd', name: 'EPYC  9354' })
  })

  test('have the leading zeros that a number format shows, and any number of prices and quantities', async () => {
    const rows = [
      ...textRows([header]),
      cellRow(2, [
        number(0, '390017', '0000000'),
        number(1, '12.5'),
        number(2, '9', '0"+"'),
        number(3, '7'),
        number(4, '8'),
      ]),
    ]
    const [row] = (await read(rows, { prices: [1, 3], quantities: [2, 4] })).rows
    expect(row).toEqual({
      kind: 'goods',
      row: 2,
      partNumber: '0390017',
      vendor: null,
      name: null,
      prices: [
        { net: '12.5', original: '12.5' },
        { net: '7', original: '7' },
      ],
      quantities: [
        { value: '9', atLeast: true, text: '9+' },
        { value: '8', atLeast: false, text: '8' },
      ],
    })
  })
})

describe('rejected', () => {
  test('with the first bad column, its text and all cells of the row', async () => {
    const rows = textRows([
      header,
      ['A-1', '1O', 'x1', 'Имя'],
      ['1.23457E+17', '1', '2'],
      ['A-2', '$ 5', '1'],
      ['A-3', '1', '2-3'],
    ])
    expect((await read(rows)).rows).toEqual([
      { kind: 'rejected', row: 2, column: 1, reason: 'priceUnreadable', text: '1O', cells: ['A-1', '1O', 'x1', 'Имя'] },
      {
        kind: 'rejected',
        row: 3,
        column: 0,
        reason: 'codeDamaged',
        text: '1.23457E+17',
        cells: ['1.23457E+17', '1', '2'],
      },
      { kind: 'rejected', row: 4, column: 1, reason: 'currencyDiffers', text: '$ 5', cells: ['A-2', '$ 5', '1'] },
      { kind: 'rejected', row: 5, column: 2, reason: 'quantityUnreadable', text: '2-3', cells: ['A-3', '1', '2-3'] },
    ])
  })

  test('codes that a spreadsheet made dates or errors of', async () => {
    const price: Cell = { column: 1, kind: 'number', text: '5' }
    const rows = [
      ...textRows([header]),
      cellRow(2, [{ column: 0, kind: 'date', text: '2024-02-01' }, price]),
      cellRow(3, [{ column: 0, kind: 'error', text: '#NAME?' }, price]),
    ]
    expect(kinds((await read(rows)).rows)).toEqual({ 2: 'codeDamaged', 3: 'codeDamaged' })
  })

  test('and repaired, they are read the same way from a file of texts', async () => {
    const bad = cellRow(2, [
      number(0, '17', '0000'),
      { column: 1, kind: 'text', text: '12,5 ?' },
      number(2, '1.125'),
      number(3, '9', '0"+"'),
    ])
    const more = textRows([[], [], ['A-2', '7,5', '1,5', '2']])
    const first = await read([...textRows([header]), bad, ...more], { quantities: [2, 3] })
    const [rejected] = first.rows
    if (rejected?.kind !== 'rejected') throw new Error('Expected a rejected row')
    expect(rejected.cells).toEqual(['0017', '12,5 ?', '1,1250', '9+'])
    const repaired = rejected.cells.map((shown) => shown.replace(' ?', ''))
    const again = await read(textRows([header, repaired]), { quantities: [2, 3] })
    expect(again.survey.openColumns).toEqual([])
    expect(again.rows[0]).toMatchObject({
      partNumber: '0017',
      prices: [{ net: '12.5' }],
      quantities: [{ value: '1.125' }, { value: '9', atLeast: true }],
    })
  })
})

describe('the survey', () => {
  test('names open columns by title and example, unless the user chose', async () => {
    const rows = textRows([header, ['A-1', '1,250', '1,5'], ['A-2', '2,125', '1.5']])
    const { survey } = await read(rows)
    expect(survey.openColumns).toEqual([
      { column: 1, title: 'Цена', example: '1,250' },
      { column: 2, title: 'Остаток', example: '1,5; 1.5' },
    ])
    const chosen = await read(rows, { decimalSigns: { 1: '.', 2: ',' } })
    expect(chosen.survey).toMatchObject({ openColumns: [], decimalSigns: { 1: '.', 2: ',' } })
    expect(kinds(chosen.rows)).toEqual({ 2: 'goods', 3: 'quantityUnreadable' })
  })

  test('what can not be read does not open a column', async () => {
    const rows = textRows([header, ['A-1', '1,5', '1'], ['A-2', '1.5E3', '1'], ['A-3', '1.5SMC6.8CA', '1']])
    const { survey, rows: all } = await read(rows)
    expect(survey.decimalSigns).toEqual({ 1: ',' })
    expect(kinds(all)).toEqual({ 2: 'goods', 3: 'priceUnreadable', 4: 'priceUnreadable' })
  })

  test('counts what pass 2 reads, and names mapped columns that hold nothing', async () => {
    const { survey } = await read(textRows([header, ['A-1', '1'], ['Итого', '1'], ['A-2', 'x5']]), {
      quantities: [2, 7],
    })
    expect(survey).toMatchObject({ rows: 3, goodsRows: 2, emptyColumns: [2, 7] })
  })
})
