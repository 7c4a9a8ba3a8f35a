import { readTable, surveyTable } from '@pf/pricing/reading'
import type { GoodsRow, RowQuantity, TableMapping, TableSurvey } from '@pf/pricing/reading'
import type { Row, Spreadsheet } from '@pf/spreadsheet'
import type { CheckedRow, Reading } from './answer-key.ts'
import { alternativeOf } from './judge-detection.ts'
import type { Judgement } from './judge-detection.ts'
import { measureSheet } from './measure-sheet.ts'

/** What a reading is compared with: the rows as they stand in the sheet. */
interface Source {
  mapping: TableMapping
  raw: ReadonlyMap<number, Row>
}

/** Reads the sheet with the mapping of each reading of the key until one holds. */
export async function judgeReading(
  spreadsheet: Spreadsheet,
  readings: readonly { why: string | null; reading: Reading }[],
  currency: string | null,
): Promise<Judgement> {
  let mainWrong: string[] = []
  for (const { why, reading } of readings) {
    // The key does not name the currency: it is the one in which no cell differs.
    for (const tried of new Set([currency ?? 'RUB', 'USD', 'EUR', 'UAH', 'BYN', 'KZT'])) {
      const wrong = await compareReading(spreadsheet, reading, tried)
      if (wrong.length === 0) return { right: true, text: `reading${alternativeOf(why)}` }
      if (why === null && mainWrong.length === 0) mainWrong = wrong
      if (!wrong.some((text) => text.includes('currencyDiffers'))) break
    }
  }
  return { right: false, text: `reading: ${mainWrong.join('; ')}` }
}

async function compareReading(spreadsheet: Spreadsheet, reading: Reading, currency: string): Promise<string[]> {
  const mapping = mappingOf(reading, currency)
  const summaryBelow = await spreadsheet.summaryBelow(reading.sheet)
  const asked = await surveyTable(spreadsheet.readSheet(reading.sheet), mapping, { summaryBelow })
  // What the column leaves open a person says; the key is that person.
  for (const { column } of asked.openColumns)
    if (reading.decimalSign !== null) mapping.decimalSigns[column] = reading.decimalSign
  const survey =
    asked.openColumns.length === 0
      ? asked
      : await surveyTable(spreadsheet.readSheet(reading.sheet), mapping, { summaryBelow })
  const goods = new Map<number, GoodsRow>()
  let skipped = 0
  const rejected: string[] = []
  for await (const batch of readTable(spreadsheet.readSheet(reading.sheet), mapping, survey)) {
    for (const row of batch) {
      if (row.kind === 'goods') goods.set(row.row, row)
      else if (row.kind === 'skipped') skipped++
      else rejected.push(`row ${row.row} ${row.reason} "${row.text}"`)
    }
  }
  const { all } = await measureSheet(spreadsheet, reading.sheet)
  const wrong: string[] = []
  const expect = (what: string, got: number | undefined, want: number) => {
    if (got !== want) wrong.push(`${what} ${got ?? 'none'}, not ${want}`)
  }
  if (rejected.length > 0) wrong.push(`${rejected.length} rejected (${rejected[0]})`)
  expect('accepted', goods.size, reading.dataRows + reading.emptyGoodsRows)
  expect('skipped', skipped, reading.skippedRows)
  const data = [...goods.values()].filter(({ row }) => amountCells(all.get(row), mapping).some((text) => text !== ''))
  expect('data rows', data.length, reading.dataRows)
  expect('first row', data[0]?.row, reading.first.row)
  expect('last row', data.at(-1)?.row, reading.last.row)
  for (const check of [reading.first, reading.last, ...reading.checks]) {
    wrong.push(...compareRow(check, goods.get(check.row), { mapping, raw: all }))
  }
  wrong.push(...compareSums(reading, data, { mapping, raw: all }), ...compareSigns(reading, survey))
  return wrong
}

function mappingOf({ columns, key, headerRow }: Reading, currency: string): TableMapping {
  const [code] = columns[key] ?? []
  if (code === undefined) throw new Error(`Expected a column of ${key} in the key`)
  const [name] = columns['name'] ?? []
  const [vendor] = columns['vendor'] ?? []
  return {
    headerRow,
    code,
    ...(name !== undefined && { name }),
    ...(vendor !== undefined && { vendor }),
    prices: columns['price'] ?? [],
    quantities: columns['quantity'] ?? [],
    decimalSigns: {},
    currency,
    vatIncluded: false,
    vatPercent: '20',
    pack: 1,
  }
}

function compareRow(check: CheckedRow, row: GoodsRow | undefined, { mapping, raw }: Source): string[] {
  if (row === undefined) return [`row ${check.row} is no goods`]
  const wrong: string[] = []
  if (row.partNumber !== check.key) wrong.push(`row ${check.row} key "${row.partNumber}", not "${check.key}"`)
  const quantities = row.quantities.map((quantity) => (isExact(quantity) ? quantity.value : null))
  if (mapping.quantities.length > 0 && !equalLists(quantities, check.quantity))
    wrong.push(`row ${check.row} quantity ${quantities.join()}`)
  if (check.quantityText !== undefined && row.quantities[0]?.text !== check.quantityText) {
    wrong.push(`row ${check.row} quantity "${row.quantities[0]?.text}", not "${check.quantityText}"`)
  }
  // A price of 0 is none.
  const prices = row.prices.map(
    (price, place) => price?.net ?? (/^-?[0.,]+$/.test(check.price[place] ?? '') ? (check.price[place] ?? null) : null),
  )
  if (mapping.prices.length > 0 && !equalLists(prices, check.price))
    wrong.push(`row ${check.row} price ${prices.join()}`)
  const priceText = amountCells(raw.get(check.row), { ...mapping, quantities: [] })[0]
  if (check.priceText !== undefined && priceText !== check.priceText)
    wrong.push(`row ${check.row} price "${priceText}"`)
  return wrong
}

function compareSums(reading: Reading, data: GoodsRow[], { mapping, raw }: Source): string[] {
  const sums = mapping.quantities.map(() => 0n)
  const counts = { exactQuantities: 0, inexactQuantities: 0, exactPrices: 0, inexactPrices: 0 }
  for (const { row, quantities, prices } of data) {
    for (const [place, quantity] of quantities.entries()) {
      if (quantity.text === '') continue
      if (isExact(quantity)) {
        counts.exactQuantities++
        sums[place] = (sums[place] ?? 0n) + millionths(quantity.value ?? '0')
      } else counts.inexactQuantities++
    }
    const priceTexts = amountCells(raw.get(row), { ...mapping, quantities: [] })
    for (const [place, price] of prices.entries()) {
      if (price !== null || /^-?\d/.test(priceTexts[place] ?? '')) counts.exactPrices++
      else if (priceTexts[place] !== '') counts.inexactPrices++
    }
  }
  const wrong: string[] = []
  for (const name of ['exactQuantities', 'inexactQuantities', 'exactPrices', 'inexactPrices'] as const) {
    const want = reading[name]
    if (want !== undefined && counts[name] !== want) wrong.push(`${name} ${counts[name]}, not ${want}`)
  }
  const sum = sums.reduce((total, one) => total + one, 0n)
  if (typeof reading.sumQuantity === 'string' && sum !== millionths(reading.sumQuantity))
    wrong.push(`sum ${sum} millionths, not ${reading.sumQuantity}`)
  for (const [place, column] of mapping.quantities.entries()) {
    const want = reading.sumByColumn?.[column]
    if (want !== undefined && sums[place] !== millionths(want))
      wrong.push(`sum of column ${column} ${sums[place]} millionths, not ${want}`)
  }
  return wrong
}

function compareSigns(reading: Reading, survey: TableSurvey): string[] {
  const signs = new Set(Object.values(survey.decimalSigns))
  const want = reading.decimalSign === null ? [] : [reading.decimalSign]
  const open = survey.openColumns.map(({ column }) => `column ${column} open`)
  return [
    ...open,
    ...([...signs].join() === want.join()
      ? []
      : [`decimal sign ${[...signs].join() || 'none'}, not ${want.join() || 'none'}`]),
  ]
}

/** Words for "none" are 0 and yet no number of the file. */
function isExact({ value, atLeast, text }: RowQuantity): boolean {
  return value !== null && !atLeast && /^[-−–+]?\s*[.,]?\d/.test(text)
}

/** The trimmed texts of the price and quantity cells, '' where blank. */
function amountCells(
  row: Row | undefined,
  { prices, quantities }: Pick<TableMapping, 'prices' | 'quantities'>,
): string[] {
  return [...prices, ...quantities].map(
    (column) => row?.cells.find((cell) => cell.column === column)?.text.trim() ?? '',
  )
}

function equalLists(got: readonly (string | null)[], want: readonly (string | null)[]): boolean {
  return (
    got.length === want.length &&
    got.every((value, index) => {
      const other = want[index] ?? null
      return value === null || other === null ? value === other : millionths(value) === millionths(other)
    })
  )
}

/** A decimal text as an exact number of millionths. */
function millionths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(6, '0').slice(0, 6))
}
