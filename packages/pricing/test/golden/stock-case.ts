import { z } from 'zod'

const partNumber = z.object({ partNumber: z.string(), vendor: z.string().nullable().default(null) })
const decimal = z.string().nullable()

const line = partNumber.extend({ price: decimal, quantity: decimal, atLeast: z.boolean().default(false) })
export type GoldenLine = z.output<typeof line>

const mapping = z.strictObject({
  headerRow: z.int(),
  columns: z.record(z.string(), z.int()),
  quantities: z.record(z.string(), z.int()),
  /** By target: "price", or the warehouse. */
  decimalSigns: z.record(z.string(), z.enum([',', '.'])).default({}),
})
export type GoldenMapping = z.output<typeof mapping>

const active = z.strictObject({ file: z.string(), asOf: z.string(), sameMapping: z.boolean(), lines: z.array(line) })
export type GoldenActive = z.output<typeof active>

const stockCase = z.strictObject({
  name: z.string(),
  because: z.string(),
  given: z.strictObject({
    file: z.string(),
    asOf: z.string(),
    scope: z.enum(['full', 'partial']),
    mapping,
    rows: z.array(z.array(z.string())),
    partNumbers: z.array(partNumber.extend({ lot: z.string().nullable(), ignored: z.boolean().default(false) })),
    active: z.record(z.string(), active).default({}),
  }),
  expect: z.strictObject({
    newImport: z.boolean(),
    decimalSigns: z.record(z.string(), z.string()),
    read: z.int(),
    merged: z.int(),
    skipped: z.int(),
    rejected: z.int(),
    unmapped: z.int(),
    rejectedRows: z.array(z.strictObject({ row: z.int(), column: z.string(), reason: z.string() })),
    warehouses: z.record(
      z.string(),
      z.strictObject({
        inserted: z.int(),
        updated: z.int(),
        unchanged: z.int(),
        activated: z.boolean().optional(),
        lines: z.array(line).optional(),
        stockAfter: z.array(line).optional(),
      }),
    ),
  }),
})
export type GoldenStockCase = z.output<typeof stockCase>

/** The cases of stock-import.json; `defaults` of the file are those of the schemas above. */
export function parseStockCases(json: string): GoldenStockCase[] {
  const defaults = z.strictObject({
    'partNumbers[]': z.strictObject({ vendor: z.null(), ignored: z.literal(false) }),
    'lines[]': z.strictObject({ vendor: z.null(), atLeast: z.literal(false) }),
  })
  return z.object({ defaults, cases: z.array(stockCase) }).parse(JSON.parse(json)).cases
}
