import { Decimal } from 'decimal.js'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { stockMapping } from '@pf/contract'
import { partNumberKey } from '../part-number/part-number-key.ts'
import { readTable } from './read-table.ts'
import { surveyTable } from './survey-table.ts'
import { toTableMapping } from './table-mapping.ts'
import { inBatches, textRows } from './testing/rows.ts'
import type { GoodsRow, TableRow } from './types.ts'

const golden = new URL('../../../../../shared/golden/stock-import.json', import.meta.url)
const cases = readGolden()

describe.skipIf(cases === null)(
  'golden stock imports as far as reading goes (skipped where ../shared/golden is absent)',
  () => {
    test.each(cases ?? [])('$name', async ({ given, expect: expected }) => {
      const columnOf = new Map([...Object.entries(given.mapping.columns), ...Object.entries(given.mapping.quantities)])
      const targetOf = new Map([...columnOf].map(([target, column]) => [column, target]))
      const byColumn = (signs: Record<string, ',' | '.'>) =>
        Object.fromEntries(Object.entries(signs).map(([target, sign]) => [String(columnOf.get(target)), sign]))
      const stock = stockMapping.parse({
        sheet: 's',
        ...given.mapping,
        decimalSigns: byColumn(given.mapping.decimalSigns),
      })
      const mapping = toTableMapping(stock)
      const rows = textRows(given.rows)
      const survey = await surveyTable(inBatches(rows, 2), mapping, { summaryBelow: true })
      expect(survey.openColumns).toEqual([])
      expect(survey.decimalSigns).toEqual(byColumn(expected.decimalSigns))
      expect(survey.rows).toBe(expected.read)
      const read: TableRow[] = []
      for await (const batch of readTable(inBatches(rows, 3), mapping, survey)) read.push(...batch)
      expect(read).toHaveLength(expected.read)
      expect(read.filter(({ kind }) => kind === 'skipped')).toHaveLength(expected.skipped)
      const rejected = read.filter((row) => row.kind === 'rejected')
      expect(rejected.map(({ row, column, reason }) => ({ row, column: targetOf.get(column), reason }))).toEqual(
        expected.rejectedRows,
      )
      const goods = read.filter((row) => row.kind === 'goods')
      for (const [place, warehouse] of Object.keys(stock.quantities).entries()) {
        const lines = expected.warehouses[warehouse]?.lines
        if (lines !== undefined)
          expect(mergeLines(goods, place)).toEqual(
            new Map(
              lines.map((line) => [
                lineKey(line),
                line.quantity === null ? null : `${line.atLeast ? '≥' : ''}${new Decimal(line.quantity).toString()}`,
              ]),
            ),
          )
      }
    })

    test('all 28 cases were run', () => expect(cases).toHaveLength(28))
  },
)

/** Key and price → quantity, `≥` before one that is at least. */
function mergeLines(goods: GoodsRow[], place: number): Map<string, string | null> {
  const lines = new Map<string, string | null>()
  for (const { partNumber, vendor, prices, quantities } of goods) {
    const key = partNumberKey(partNumber, vendor)
    const quantity = quantities[place]
    if (key === null || quantity === undefined) throw new Error('Expected a key and a quantity')
    const id = lineKey({ partNumber: key.text, vendor: key.vendor, price: prices[0]?.net ?? null })
    const before = lines.get(id)
    const sum = new Decimal(before?.replace('≥', '') ?? 0).plus(quantity.value ?? 0)
    const atLeast = quantity.atLeast || before?.startsWith('≥') === true
    lines.set(id, quantity.value === null && before === undefined ? null : `${atLeast ? '≥' : ''}${sum.toString()}`)
  }
  return lines
}

function lineKey({
  partNumber,
  vendor,
  price,
}: {
  partNumber: string
  vendor: string | null
  price: string | null
}): string {
  return [partNumber, vendor, price === null ? null : new Decimal(price).toString()].join(' | ')
}

function readGolden() {
  const sign = z.enum([',', '.'])
  const line = z.object({
    partNumber: z.string(),
    vendor: z.string().nullable().default(null),
    price: z.string().nullable(),
    quantity: z.string().nullable(),
    atLeast: z.boolean().default(false),
  })
  const fileSchema = z.object({
    cases: z.array(
      z.object({
        name: z.string(),
        given: z.object({
          mapping: z.object({
            headerRow: z.int(),
            columns: z.record(z.string(), z.int()),
            quantities: z.record(z.string(), z.int()),
            decimalSigns: z.record(z.string(), sign).default({}),
          }),
          rows: z.array(z.array(z.string())),
        }),
        expect: z.object({
          decimalSigns: z.record(z.string(), sign),
          read: z.int(),
          skipped: z.int(),
          rejectedRows: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string() })),
          warehouses: z.record(z.string(), z.object({ lines: z.array(line).optional() })),
        }),
      }),
    ),
  })
  try {
    return fileSchema.parse(JSON.parse(readFileSync(golden, 'utf8'))).cases
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
