import type { PreviewQuestion } from '@pf/contract'
import type { Cell, Row } from '@pf/spreadsheet'
import { describe, expect, test } from 'vitest'
import { detectLayout } from './layout.ts'
import { cellRow, sheetSource, textRows } from './testing/rows.ts'
import type { Layout } from './types.ts'

/** Target → columns, as far as they are imported; quantities with their warehouse. */
function targets({ columns }: Layout): Record<string, (number | string)[]> {
  const found: Record<string, (number | string)[]> = {}
  for (const { column, target, warehouse } of columns) {
    if (target !== 'other') (found[target] ??= []).push(warehouse === undefined ? column : `${column} ${warehouse}`)
  }
  return found
}

const goods: string[][] = [
  ['A-100', 'Процессор EPYC 9354', '10,50', '5', '12', '17'],
  ['A-200', 'Память DDR5 64 ГБ', '7,25', '3', '', '3'],
  ['A-300', 'Накопитель SSD 2 ТБ', '100,00', '0', '4', '4'],
  ['A-400', 'Корпус серверный 2U', '55,10', '1', '1', '2'],
]

/** The columns of `goods` under titles; '' leaves a column out. */
function table(titles: string[], more: { above?: string[][]; columns?: number[] } = {}): Row[] {
  const columns = more.columns ?? titles.map((_, index) => index)
  return textRows([...(more.above ?? []), titles, ...goods.map((row) => columns.map((column) => row[column] ?? ''))])
}

describe('columns are recognised by their titles', () => {
  test.each<{ name: string; rows: Row[]; headerRow: number; want: Record<string, (number | string)[]> }>([
    {
      name: 'English',
      rows: table(['Part number', 'Description', 'Unit price', 'Stock']),
      headerRow: 1,
      want: { partNumber: [0], name: [1], price: [2], quantity: [3] },
    },
    {
      name: 'Ukrainian, below a letterhead',
      rows: table(['Артикул', 'Назва', 'Ціна, грн', 'Залишок'], {
        above: [['ТОВ Постачальник'], [], ['Прайс на 24.11.2026']],
      }),
      headerRow: 4,
      want: { partNumber: [0], name: [1], price: [2], quantity: [3] },
    },
    {
      name: 'names of program fields',
      rows: table(['PRODUCT_ID', 'ProductName', 'NET_PRICE', 'QtyOnHand']),
      headerRow: 1,
      want: { partNumber: [0], name: [1], price: [2], quantity: [3] },
    },
    {
      name: 'two warehouses and their sum',
      rows: table(['Артикул', 'Наименование', 'Цена', 'Остаток Москва', 'Остаток СПб', 'Остаток всего']),
      headerRow: 1,
      want: { partNumber: [0], name: [1], price: [2], quantity: ['3 Москва', '4 СПб'], total: [5] },
    },
    {
      name: 'warehouses by their own names',
      rows: table(['Артикул', 'Товар', 'Цена', 'Склад 1', 'Склад 2']),
      headerRow: 1,
      want: { partNumber: [0], name: [1], price: [2], quantity: ['3 Склад 1', '4 Склад 2'] },
    },
    {
      name: 'warehouses under a merged title',
      rows: table(['', '', '', 'Москва', 'Санкт-Петербург'], {
        above: [['Артикул', 'Наименование', 'Цена', 'Остаток, шт.']],
      }),
      headerRow: 2,
      want: { partNumber: [0], name: [1], price: [2], quantity: ['3 Москва', '4 Санкт-Петербург'] },
    },
    {
      name: 'the quantity under each warehouse',
      rows: table(['', '', 'Цена', 'Остаток', 'Остаток'], {
        above: [['Артикул', 'Наименование', '', 'Основной', 'Брак']],
      }),
      headerRow: 2,
      want: { partNumber: [0], name: [1], price: [2], quantity: ['3 Основной', '4 Брак'] },
    },
    {
      name: 'only the closing balance of a turnover report',
      rows: table(['Номенклатура', 'Нач. остаток', 'Приход', 'Расход', 'Кон. остаток'], { columns: [1, 3, 4, 5, 5] }),
      headerRow: 1,
      want: { name: [0], quantity: [4] },
    },
    {
      name: 'an article before the code of the supplier, a brand, a unit',
      rows: table(['Код', 'Артикул', 'Производитель', 'Ед. изм.', 'Цена', 'Наличие'], { columns: [0, 0, 1, 1, 2, 3] }),
      headerRow: 1,
      want: { partNumber: [1], vendor: [2], unit: [3], price: [4], quantity: [5] },
    },
    {
      name: 'a header with numbered columns below it',
      rows: table(['1', '2', '3', '4'], {
        above: [['Артикул', 'Наименование', 'Цена', 'Остаток']],
        columns: [0, 1, 2, 3],
      }),
      headerRow: 2,
      want: { partNumber: [0], name: [1], price: [2], quantity: [3] },
    },
    {
      name: 'a name without a title, by its content',
      rows: table(['', 'Остаток', 'Цена'], { columns: [1, 3, 2] }),
      headerRow: 1,
      want: { name: [0], quantity: [1], price: [2] },
    },
    {
      name: 'a pivot table',
      rows: table(['Названия строк', 'Сумма по полю Остаток', 'Количество по полю Остаток'], { columns: [1, 3, 4] }),
      headerRow: 1,
      want: { name: [0], quantity: [1] },
    },
    {
      name: 'an order form with an empty column',
      rows: table(['Артикул', 'Наименование', 'Цена', 'Кол-во'], { columns: [0, 1, 2, 9] }),
      headerRow: 1,
      want: { partNumber: [0], name: [1], price: [2] },
    },
    {
      name: 'prices under one title, of which one is there',
      rows: table(['', '', 'Розница', '', ''], {
        above: [['Артикул', 'Наименование', 'Цена, руб.', 'Остаток', 'На всех складах']],
      }),
      headerRow: 1,
      want: { partNumber: [0], name: [1], price: [2], quantity: [3], total: [4] },
    },
    {
      name: 'a currency for the price',
      rows: table(['Артикул', 'Номенклатура', '€ без НДС', 'Доступно для заказа']),
      headerRow: 1,
      want: { partNumber: [0], name: [1], price: [2], quantity: [3] },
    },
  ])('$name', async ({ rows, headerRow, want }) => {
    const layout = await detectLayout(sheetSource({ rows }), {})
    expect(targets(layout)).toEqual(want)
    expect(layout.headerRow).toBe(headerRow)
    expect(layout.questions).toEqual([])
  })
})

describe('what the file leaves open is a question', () => {
  test.each<{ name: string; rows: Row[]; want: PreviewQuestion[] }>([
    {
      name: 'two prices',
      rows: table(['Артикул', 'Цена опт', 'Цена розница', 'Остаток'], { columns: [0, 2, 2, 3] }),
      want: [{ kind: 'priceColumn', columns: [1, 2] }],
    },
    {
      name: 'two stock figures of one warehouse',
      rows: table(['Артикул', 'Наименование', 'Цена', 'Остаток', 'Свободно']),
      want: [{ kind: 'quantityColumn', columns: [3, 4] }],
    },
    {
      name: 'two articles',
      rows: table(['Артикул', 'Part number', 'Цена', 'Остаток'], { columns: [0, 0, 2, 3] }),
      want: [{ kind: 'partNumberColumn', columns: [0, 1] }],
    },
    {
      name: 'whole numbers that no title explains',
      rows: table(['Артикул', 'Наименование', 'Цена', 'МСК', 'СПБ']),
      want: [{ kind: 'quantityColumn', columns: [3, 4] }],
    },
    {
      name: 'a barcode instead of an article',
      rows: table(['Штрихкод', 'Цена', 'Остаток'], { columns: [0, 2, 3] }),
      want: [{ kind: 'partNumberColumn', columns: [0] }],
    },
    {
      name: 'three digits after every comma',
      rows: textRows([
        ['Артикул', 'Цена', 'Остаток'],
        ['A-1', '1,250', '1'],
        ['A-2', '2,125', '2'],
      ]),
      want: [{ kind: 'decimalSign', column: 1 }],
    },
    {
      name: 'cells in another currency than the title',
      rows: textRows([
        ['Артикул', 'Цена, руб.', 'Остаток'],
        ['A-1', '$ 12.50', '1'],
        ['A-2', '$ 7.25', '2'],
      ]),
      want: [{ kind: 'currency', columns: [1] }],
    },
    {
      name: 'quantities sold in a period',
      rows: table(['Товар', 'Количество', 'Сумма'], {
        columns: [1, 3, 2],
        above: [['Продажи за период с 01.11.2026']],
      }),
      want: [{ kind: 'quantityColumn', columns: [1] }],
    },
    {
      name: 'what a customer took',
      rows: table(['Товар', 'Цена', 'Количество', 'Сумма'], {
        columns: [1, 2, 3, 2],
        above: [['Покупатель', 'Магазин']],
      }),
      want: [{ kind: 'quantityColumn', columns: [2] }],
    },
    {
      name: 'a balance whose rows are documents',
      rows: textRows([
        ['Item', 'Opening balance', 'Closing balance'],
        ['Batch'],
        ['Recorder'],
        ['Boots', '5', '7'],
        ['Opening entry 1', '5', '6'],
      ]),
      want: [{ kind: 'quantityColumn', columns: [2] }],
    },
    {
      name: 'a list of orders',
      rows: table(['Артикул', 'Клиент', 'Цена', 'Количество']),
      want: [{ kind: 'quantityColumn', columns: [3] }],
    },
    {
      name: 'a balance of accounts',
      rows: table(['Код', 'Наименование', 'Дебет', 'Кредит', 'Остаток'], { columns: [0, 1, 2, 2, 3] }),
      want: [{ kind: 'quantityColumn', columns: [4] }],
    },
    {
      name: 'titles in a language that no dictionary knows',
      rows: table(['Kód', 'Megnevezés', 'Egységár', 'Készlet']),
      want: [
        { kind: 'partNumberColumn', columns: [0, 1] },
        { kind: 'quantityColumn', columns: [3] },
        { kind: 'priceColumn', columns: [2, 3] },
      ],
    },
    { name: 'no header', rows: textRows(goods), want: [{ kind: 'noHeader' }] },
    {
      name: 'a list of contacts',
      rows: textRows([
        ['Имя', 'Телефон', 'Город'],
        ['Иван', '+7 495 000-00-00', 'Москва'],
        ['Пётр', '+7 812 000-00-00', 'СПб'],
      ]),
      want: [{ kind: 'noHeader' }],
    },
    { name: 'an empty sheet', rows: [], want: [{ kind: 'noHeader' }] },
  ])('$name', async ({ rows, want }) => {
    expect((await detectLayout(sheetSource({ rows }), {})).questions).toEqual(want)
  })
})

test('the first visible sheet with a header is taken, never a hidden one', async () => {
  const source = sheetSource(
    { name: 'Скрытый', state: 'hidden', rows: table(['Артикул', 'Наименование', 'Цена', 'Остаток']) },
    { name: 'Инструкция', rows: textRows([['Шаг 1'], ['Заполните артикул, цену и остаток']]) },
    { name: 'Прайс', rows: table(['Артикул', 'Наименование', 'Цена', 'Остаток']) },
  )
  expect(await detectLayout(source, {})).toMatchObject({ sheet: 'Прайс', headerRow: 1 })
  expect(await detectLayout(source, { sheet: 'Скрытый' })).toMatchObject({ sheet: 'Скрытый', headerRow: 1 })
})

test('the header row that a person names is taken', async () => {
  const rows = table(['Артикул', 'Наименование', 'Цена', 'Остаток'], { above: [['Код', 'Название', 'Цена', 'Кол-во']] })
  const layout = await detectLayout(sheetSource({ rows }), { headerRow: 1 })
  expect(layout.headerRow).toBe(1)
  expect(targets(layout)).toEqual({ partNumber: [0], name: [1], price: [2], quantity: [3] })
})

function priced(title: string, above: string[][] = []): Promise<Layout> {
  return detectLayout(sheetSource({ rows: table(['Артикул', 'Наименование', title, 'Остаток'], { above }) }), {})
}

function numberCell(column: number, text: string, format: string): Cell {
  return { column, kind: 'number', text, format }
}

test('currency and VAT come from the title, the cells or the letterhead', async () => {
  expect(await priced('Цена, руб. с НДС')).toMatchObject({ currency: 'RUB', vatIncluded: true })
  expect(await priced('Price, EUR excl. VAT')).toMatchObject({ currency: 'EUR', vatIncluded: false })
  expect(await priced('Цена', [['Цены указаны в USD без НДС']])).toMatchObject({ currency: 'USD', vatIncluded: false })
  expect(await priced('Цена')).toMatchObject({ currency: null, vatIncluded: null })
  const below = (...cells: string[]) => priced('Цена с НДС', [cells, ['Прайс-лист'], []])
  expect(await below('Скидка 10%', 'НДС 22%')).toMatchObject({ vatIncluded: true, vatPercent: '22' })
  expect(await below('22% НДС', '10% скидка')).toMatchObject({ vatPercent: '22' })
  expect(await below('Ставка НДС:', '10%')).toMatchObject({ vatPercent: '10' })
  const formatted = [
    ...textRows([['Артикул', 'Цена', 'Остаток']]),
    ...[2, 3, 4].map((row) =>
      cellRow(row, [
        { column: 0, kind: 'text', text: `A-${row}` },
        numberCell(1, '12.5', '#,##0.00 [$€-407]'),
        numberCell(2, '9', '0"+"'),
      ]),
    ),
  ]
  expect(await detectLayout(sheetSource({ rows: formatted }), {})).toMatchObject({ currency: 'EUR', questions: [] })
})

test('the first fifty rows are shown with the letterhead, all filled ones are counted', async () => {
  const many = Array.from({ length: 80 }, (_, index) => [`A-${index}`, 'Процессор', '1', '2'])
  const rows = textRows([['ООО Поставщик'], [' '], ['Артикул', 'Наименование', 'Цена', 'Остаток'], ...many])
  const layout = await detectLayout(sheetSource({ rows }), {})
  expect(layout.rows).toBe(82)
  expect(layout.firstRows).toHaveLength(50)
  expect(layout.firstRows[0]).toEqual({ row: 1, cells: ['ООО Поставщик'] })
  expect(layout.firstRows[1]?.row).toBe(3)
})
