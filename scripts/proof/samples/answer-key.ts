import { z } from 'zod'

/** The answer key of the samples, as samples/README.md describes it. */
const columnList = z
  .union([z.int(), z.array(z.int())])
  .transform((columns) => (Array.isArray(columns) ? columns : [columns]))
const decimalList = z
  .union([z.string().nullable(), z.array(z.string().nullable())])
  .transform((values) => (Array.isArray(values) ? values : [values]))

const checkedRow = z.object({
  row: z.int(),
  key: z.string(),
  quantity: decimalList,
  price: decimalList,
  quantityText: z.string().optional(),
  priceText: z.string().optional(),
})

const reading = z.object({
  sheet: z.string(),
  headerRow: z.int(),
  columns: z.record(z.string(), columnList),
  totalColumn: z.int().optional(),
  warehouses: z.array(z.string()).optional(),
  key: z.enum(['partNumber', 'name']),
  decimalSign: z.enum([',', '.']).nullable(),
  dataRows: z.int(),
  skippedRows: z.int(),
  emptyGoodsRows: z.int().default(0),
  first: checkedRow,
  last: checkedRow,
  checks: z.array(checkedRow).default([]),
  sumQuantity: z.string().nullable().optional(),
  sumByColumn: z.record(z.string(), z.string()).optional(),
  exactQuantities: z.int().optional(),
  inexactQuantities: z.int().optional(),
  exactPrices: z.int().optional(),
  inexactPrices: z.int().optional(),
})

const alternative = reading.partial().extend({ why: z.string(), rows: z.int().optional(), cells: z.int().optional() })

const sampleFile = z.object({
  format: z.string(),
  sheets: z.array(z.object({ name: z.string(), state: z.string() })),
  table: z.boolean(),
  rows: z.int(),
  cells: z.int(),
  sheet: z.string().optional(),
  alternatives: z.array(alternative).default([]),
})

export const answerKey = z.record(
  z.string(),
  z.discriminatedUnion('table', [
    sampleFile.extend({ table: z.literal(false), why: z.string() }),
    sampleFile.extend({ table: z.literal(true), ...reading.shape }),
  ]),
)

export type SampleFile = z.output<typeof answerKey>[string]
export type Reading = z.output<typeof reading>
export type CheckedRow = z.output<typeof checkedRow>

const cellValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ date: z.string() }),
  z.object({ error: z.string() }),
])
const outcome = z.enum(['refused', 'read', 'read-with-warning'])

export const badKey = z.record(
  z.string(),
  z.object({
    outcome,
    about: z.array(z.string()),
    sheets: z.array(z.object({ name: z.string(), state: z.string() })).optional(),
    sheet: z.string().optional(),
    values: z.record(z.string(), cellValue),
    alternatives: z
      .array(
        z.object({
          why: z.string(),
          outcome,
          about: z.array(z.string()).optional(),
          values: z.record(z.string(), cellValue).optional(),
        }),
      )
      .default([]),
  }),
)
export type BadFile = z.output<typeof badKey>[string]
export type BadValue = z.output<typeof cellValue>

/** Each alternative as a whole: what it does not say is the main reading's. An alternative that is listed as wrong is none. */
export function readingsOf(file: SampleFile): { why: string | null; reading: Reading }[] {
  const main = file.table ? [{ why: null, reading: reading.parse(untransformed(file)) }] : []
  const others = file.alternatives
    .filter(({ why }) => !why.includes('wrong, listed'))
    .flatMap(({ why, ...other }) => {
      const merged = reading.safeParse(
        untransformed({
          ...(file.table ? { ...file, checks: [] } : {}),
          sheet: file.sheet ?? '',
          emptyGoodsRows: 0,
          ...other,
        }),
      )
      return merged.success ? [{ why, reading: merged.data }] : []
    })
  return [...main, ...others]
}

/** Lists stay lists when they are parsed once more. */
function untransformed(value: object): unknown {
  return value
}
