import type { PartNumberQuery, PartNumberTab } from '@pf/contract'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  countPartNumbers,
  decideSeen,
  getPartNumber,
  listPartNumberVendors,
  listPartNumbers,
  mapSeen,
  setPrimary,
  setReplacedBy,
  suggestLots,
  undoDecision,
} from '../src/pricing.ts'
import { emptyBooks, plantImport, plantLots, plantPartNumbers } from './book-tables.ts'
import { emptyStock } from './golden/plant-stock.ts'
import { importPartNumbers, storedPartNumbers } from './part-number-tables.ts'
import { anna } from './pricing-world.ts'
import type { PricingWorld, SheetRows } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

const boris = { ...anna, id: 'boris', name: 'Boris' }

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(async () => {
  await emptyBooks(world.database)
  await emptyStock(world.database)
  await plantLots(world.database, [{ lot: 'CPU_AMD_EPYC_9354' }, { lot: 'RAM_MICRON_64GB_4800' }, { lot: 'FAN' }])
})

const cpu = 1
const ram = 2

const importRows = (rows: SheetRows, currency?: string) => importPartNumbers(world, rows, currency)
const list = async (tab: PartNumberTab, query: Omit<PartNumberQuery, 'tab'> = {}) =>
  (await listPartNumbers(world.database.db, { ...query, tab })).partNumbers
const texts = async (tab: PartNumberTab, query: Omit<PartNumberQuery, 'tab'> = {}) =>
  (await list(tab, query)).map(({ partNumber }) => partNumber)
const idOf = async (partNumber: string): Promise<number> =>
  (await storedPartNumbers(world.database)).find((each) => each.partNumber === partNumber)?.id ?? 0

async function map(partNumber: string, lotId: number, by = anna) {
  const { id, version } = (await storedPartNumbers(world.database)).find((each) => each.partNumber === partNumber) ?? {
    id: 0,
    version: 0,
  }
  return mapSeen(world.database, by, { items: [{ id, version, lotId }] })
}

test('what waits is ordered by stock value and warehouses, and counted with the part of the value that waits', async () => {
  await importRows([
    ['CHEAP', 'AMD', 'a', '1', '1', ''],
    ['DEAR', 'AMD', 'b', '60', '1', ''],
    ['SPREAD', 'AMD', 'c', '20', '1', '1'],
    ['NONE', 'AMD', 'd', '999', '', ''],
  ])
  expect(await texts('unmapped')).toEqual(['SPREAD', 'DEAR', 'CHEAP', 'NONE'])
  expect(await list('unmapped', { limit: 1 })).toMatchObject([
    {
      partNumber: 'SPREAD',
      vendor: 'AMD',
      description: 'c',
      state: 'unmapped',
      lot: null,
      version: 1,
      decision: null,
      stock: { quantity: '2', atLeast: false, warehouses: 2, values: [{ currency: 'RUB', value: '40.00' }] },
    },
  ])
  await map('DEAR', cpu)
  const { waitingShare, ...counts } = await countPartNumbers(world.database.db)
  expect(counts).toEqual({ unmapped: 3, suggested: 0, mapped: 1, ignored: 0, checkAgain: 0 })
  expect(waitingShare).toBeCloseTo(41 / 101, 4)
})

test('currencies, which have no rates, are each measured by their own lines', async () => {
  await importRows(
    [
      ['USD-1', 'AMD', '', '3', '1', ''],
      ['USD-2', 'AMD', '', '1', '1', ''],
    ],
    'USD',
  )
  const fileId = await world.uploadRows([
    ['Part number', 'Price', 'Minsk'],
    ['RUB-1', '10', '1'],
    ['RUB-2', '1000', '1'],
  ])
  const minsk = { sheet: 'Stock', headerRow: 1, columns: { partNumber: 0, price: 1 }, quantities: { Minsk: 2 } }
  await world.importFile({ fileId, asOf: '2026-11-24', mapping: minsk })
  expect(await texts('unmapped')).toEqual(['RUB-2', 'USD-1', 'USD-2', 'RUB-1'])
})

test('pages go on where they ended, in each order, whatever the tab and the filters', async () => {
  await plantPartNumbers(
    world.database,
    Array.from({ length: 7 }, (_, n) => ({ partNumber: `M-${n}`, vendor: n % 2 ? 'AMD' : null })),
  )
  await importRows(Array.from({ length: 7 }, (_, n) => [`U-${n}`, 'Intel', 'chip', '5', String(n % 3), '']))
  for (let n = 0; n < 7; n++) await map(`M-${n}`, n % 2 ? cpu : ram)
  const cases: [PartNumberTab, Omit<PartNumberQuery, 'tab'>, number][] = [
    ['unmapped', {}, 7],
    ['unmapped', { sort: 'partNumber', descending: true }, 7],
    ['unmapped', { search: 'CHIP', vendor: 'intel', warehouseId: (await warehouseId()) ?? 0 }, 4],
    ['mapped', {}, 7],
    ['mapped', { sort: 'lot' }, 7],
    ['mapped', { sort: 'decidedAt', vendor: '' }, 4],
    ['mapped', { lotId: cpu, descending: true }, 3],
  ]
  for (const [tab, query, total] of cases) {
    const whole = await listPartNumbers(world.database.db, { ...query, tab })
    expect(whole).toMatchObject({ total, nextCursor: null })
    const paged: string[] = []
    let page = await listPartNumbers(world.database.db, { ...query, tab, limit: 2 })
    paged.push(...page.partNumbers.map(({ partNumber }) => partNumber))
    while (page.nextCursor !== null) {
      page = await listPartNumbers(world.database.db, { ...query, tab, limit: 2, cursor: page.nextCursor })
      paged.push(...page.partNumbers.map(({ partNumber }) => partNumber))
    }
    expect(paged).toEqual(whole.partNumbers.map(({ partNumber }) => partNumber))
    expect(paged).toHaveLength(total)
  }
  expect(await listPartNumberVendors(world.database.db)).toEqual(['AMD', 'Intel'])
})

test('a search wants every word, in any order', async () => {
  await importRows([
    ['MTA-1', 'Micron', 'Module 32GB DDR5 RAM', '1', '1', ''],
    ['MTA-2', 'Micron', 'Module 64GB DDR5 RAM', '1', '1', ''],
    ['100%_A', '', 'odd', '1', '1', ''],
  ])
  const found = async (search: string) => (await texts('unmapped', { search })).toSorted()
  expect(await found('ram  32')).toEqual(['MTA-1'])
  expect(await found('ddr5 MICRON')).toEqual(['MTA-1', 'MTA-2'])
  expect(await found('ram fan')).toEqual([])
  expect(await found('0%_')).toEqual(['100%_A'])
  await map('MTA-1', ram)
  expect(await texts('mapped', { search: 'ram micron' })).toEqual(['MTA-1'])
})

async function warehouseId(): Promise<number | undefined> {
  const { rows } = await world.database.db.execute<{ id: number }>(
    sql`select id from pricing.warehouse where name = 'Moscow'`,
  )
  return rows[0]?.id
}

test('each stage suggests with its reason; the exact ones are counted and listed as suggested', async () => {
  await plantPartNumbers(world.database, [
    { partNumber: '100-000000798', vendor: 'AMD', lot: 'CPU_AMD_EPYC_9354' },
    { partNumber: 'ABC-123/X', vendor: 'Micron', lot: 'RAM_MICRON_64GB_4800' },
    { partNumber: 'MTC40F204WS1RC48', vendor: 'Micron', lot: 'RAM_MICRON_64GB_4800' },
    ...[1, 2, 3].flatMap((n) => [
      { partNumber: `FAN-8000${n}`, vendor: 'Delta', lot: 'FAN' },
      { partNumber: `FAN-8000${n}-BULK`, vendor: 'Delta', lot: 'FAN' },
    ]),
    { partNumber: 'FAN-90001', vendor: 'Delta', lot: 'FAN' },
  ])
  await importRows([
    ['100-000000798', '', 'x', '1', '1', ''],
    ['ABC123X', 'Micron', 'x', '1', '1', ''],
    ['FAN-90001-BULK', 'Delta', 'x', '1', '1', ''],
    ['MTC40F204WS1RC56', 'Micron', 'x', '1', '1', ''],
    ['P9354', 'AMD', 'EPYC 9354 tray', '1', '1', ''],
    ['QQQ', 'Nobody', 'x', '1', '1', ''],
  ])
  const rows = await list('unmapped')
  const { suggestions } = await suggestLots(world.database.db, { ids: rows.map(({ id }) => id) })
  const best = Object.fromEntries(
    suggestions.map(({ id, candidates }) => [rows.find((row) => row.id === id)?.partNumber, candidates[0]]),
  )
  expect(best).toMatchObject({
    '100-000000798': {
      lot: { name: 'CPU_AMD_EPYC_9354' },
      reason: 'samePartNumber',
      comparedVendor: 'AMD',
      score: 0.99,
    },
    ABC123X: { lot: { id: ram }, reason: 'foldedKey', comparedWith: 'ABC-123/X', score: 0.96 },
    'FAN-90001-BULK': { lot: { name: 'FAN' }, reason: 'suffix', comparedWith: 'FAN-90001', affix: 'BULK' },
    MTC40F204WS1RC56: { lot: { id: ram }, reason: 'similarPartNumber', comparedWith: 'MTC40F204WS1RC48' },
    P9354: { lot: { id: cpu }, reason: 'similarName', comparedWith: 'CPU_AMD_EPYC_9354', comparedVendor: null },
  })
  expect(best['QQQ']).toBeUndefined()
  expect((await texts('suggested')).toSorted()).toEqual(['100-000000798', 'ABC123X', 'FAN-90001-BULK'])
  expect(await countPartNumbers(world.database.db)).toMatchObject({ unmapped: 6, suggested: 3 })
  expect((await storedPartNumbers(world.database)).filter(({ lot }) => lot === null)).toHaveLength(6)
})

test('a suggestion comes and goes with the mapping that it stems from', async () => {
  await importRows([
    ['A-1', 'AMD', 'x', '1', '1', ''],
    ['A1', 'Other', 'x', '1', '1', ''],
  ])
  expect(await texts('suggested')).toEqual([])
  const { decisionId } = await map('A-1', cpu)
  expect(await list('suggested')).toMatchObject([{ partNumber: 'A1', suggestedScore: 0.9 }])
  await undoDecision(world.database, anna, { decisionId })
  expect(await texts('suggested')).toEqual([])
  await map('A-1', cpu)
  const id = await idOf('A-1')
  await decideSeen(world.database, anna, { kind: 'ignore', input: { items: [{ id, version: 4 }] } })
  expect(await texts('suggested')).toEqual([])
})

test('a stage that leads to several LOTs divides its score', async () => {
  await plantPartNumbers(world.database, [
    { partNumber: 'T-100', vendor: 'A', lot: 'CPU_AMD_EPYC_9354' },
    { partNumber: 'T-100', vendor: 'B', lot: 'CPU_AMD_EPYC_9354' },
    { partNumber: 'T-100', vendor: 'C', lot: 'FAN' },
  ])
  await importRows([['T-100', 'D', '', '1', '1', '']])
  const { suggestions } = await suggestLots(world.database.db, { ids: [(await idOf('T-100')) + 3] })
  expect(suggestions[0]?.candidates).toMatchObject([
    { lot: { id: cpu }, score: 0.66 },
    { lot: { name: 'FAN' }, score: 0.33 },
  ])
})

test('undoing puts back who stood for the LOT, unless another one was chosen since', async () => {
  await importRows(['A', 'B', 'C'].map((text) => [text, '', '', '1', '1', '']))
  for (const text of ['A', 'B', 'C']) await map(text, cpu)
  const primary = async () => (await storedPartNumbers(world.database)).find(({ isPrimary }) => isPrimary)?.partNumber
  const moved = await map('A', ram)
  const primaries = async () =>
    (await storedPartNumbers(world.database)).flatMap(({ isPrimary, partNumber, lot }) =>
      isPrimary ? [[partNumber, lot]] : [],
    )
  expect(await primaries()).toEqual([
    ['A', 'RAM_MICRON_64GB_4800'],
    ['B', 'CPU_AMD_EPYC_9354'],
  ])
  await undoDecision(world.database, anna, { decisionId: moved.decisionId })
  expect(await primary()).toBe('A')
  const chosen = await setPrimary(world.database, anna, { id: await idOf('C'), version: 2 })
  expect(await primary()).toBe('C')
  await undoDecision(world.database, anna, { decisionId: chosen.decisionId })
  expect(await primary()).toBe('A')
  const again = await map('A', ram)
  await setPrimary(world.database, boris, { id: await idOf('C'), version: 4 })
  await undoDecision(world.database, anna, { decisionId: again.decisionId })
  expect(await primary()).toBe('C')
})

test('an undo that would close a circle of replacements is refused', async () => {
  await plantPartNumbers(world.database, [{ partNumber: 'OLD' }, { partNumber: 'NEW' }])
  const replace = (id: number, version: number, replacedById: number | null) =>
    setReplacedBy(world.database, anna, { id, version, replacedById })
  await replace(1, 1, 2)
  const { decisionId } = await replace(1, 2, null)
  await replace(2, 1, 1)
  await expect(undoDecision(world.database, anna, { decisionId })).rejects.toMatchObject({ code: 'replacedInCircle' })
})

test('what is put off goes to the tab of those to check again, with mapped ones of one text and two LOTs', async () => {
  await plantPartNumbers(world.database, [
    { partNumber: 'TWO', vendor: 'A' },
    { partNumber: 'TWO', vendor: 'B' },
  ])
  await importRows([['LATER', '', '', '1', '1', '']])
  await mapSeen(world.database, anna, {
    items: [
      { id: 1, version: 1, lotId: cpu },
      { id: 2, version: 1, lotId: ram },
    ],
  })
  const items = [{ id: await idOf('LATER'), version: 1 }]
  await decideSeen(world.database, anna, { kind: 'later', input: { items } })
  expect(await list('checkAgain')).toMatchObject([
    { partNumber: 'LATER', state: 'postponed' },
    { partNumber: 'TWO', state: 'mapped', isAmbiguous: true },
    { partNumber: 'TWO', state: 'mapped', isAmbiguous: true },
  ])
  expect(await countPartNumbers(world.database.db)).toMatchObject({ unmapped: 0, checkAgain: 3 })
  await decideSeen(world.database, anna, { kind: 'unmap', input: { items: [{ id: items[0]?.id ?? 0, version: 2 }] } })
  expect(await texts('unmapped')).toEqual(['LATER'])
})

test('a part number is shown with its stock, what it replaces, and all that was decided', async () => {
  await importRows([['A', 'AMD', 'EPYC', '10,50', '5', '***']])
  await plantPartNumbers(world.database, [{ partNumber: 'OLD' }])
  const id = await idOf('A')
  const { decisionId } = await map('A', cpu)
  await undoDecision(world.database, boris, { decisionId })
  await map('A', ram)
  await setReplacedBy(world.database, anna, { id: await idOf('OLD'), version: 1, replacedById: id })
  expect(await getPartNumber(world.database.db, id)).toMatchObject({
    partNumber: 'A',
    description: 'EPYC',
    lot: { id: ram },
    stock: { quantity: '5', atLeast: true, warehouses: 2, values: [{ currency: 'RUB', value: '52.50' }] },
    lines: [
      { warehouse: 'Moscow', quantity: '5.000', price: '10.500000', currency: 'RUB', asOf: '2026-11-24' },
      { warehouse: 'Petersburg', quantity: null },
    ],
    replaces: [{ partNumber: 'OLD' }],
    history: [
      { kind: 'map', undoneBy: null },
      { kind: 'map', by: 'Anna', undoneBy: 'Boris' },
    ],
  })
  await expect(getPartNumber(world.database.db, 99)).rejects.toMatchObject({ code: 'partNumberNotFound' })
})

test('part numbers of an import under way are on no tab and get no suggestions', async () => {
  const importId = await plantImport(world.database, { completed: false })
  await plantPartNumbers(world.database, [{ partNumber: 'HIDDEN', importId }])
  await importRows([['SEEN', '', '', '1', '1', '']])
  expect(await texts('unmapped')).toEqual(['SEEN'])
  expect(await suggestLots(world.database.db, { ids: [1] })).toEqual({ suggestions: [] })
})
