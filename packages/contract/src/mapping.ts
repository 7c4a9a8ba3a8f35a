import { storableText } from '@pf/task-contract'
import { z } from 'zod'
import { column, currency } from './decimal.ts'

export const decimalSign = z.enum([',', '.'])
export type DecimalSign = z.output<typeof decimalSign>

/** Not trimmed: as keys, two names that differ in blanks alone would become one here, and a column would be lost unsaid. */
const warehouseName = storableText.max(200).refine((name) => name.trim() !== '')

/** The VAT that prices contain where nobody says another, per cent: Russia's since 2026. */
export const usualVatPercent = '22'
export const vatPercent = z
  .string()
  .regex(/^\d{1,2}(\.\d{1,2})?$/, `Expected a percentage below 100 as text, such as "${usualVatPercent}"`)

/** How a sheet is read as stock: which row holds the titles, which column what. Rows count from 1, columns from 0. */
export const stockMapping = z
  .strictObject({
    sheet: storableText,
    /** The last row of the header. */
    headerRow: z.int().min(0).max(1_048_576),
    columns: z.strictObject({
      /** The column of the article; where the file has none, `name` is chosen as the code. */
      partNumber: column.optional(),
      name: column.optional(),
      vendor: column.optional(),
      price: column.optional(),
    }),
    /** Warehouse → its quantity column. */
    quantities: z.record(warehouseName, column),
    /** Column (as text) → decimal sign, where the user chose it; every other column decides by its own values. */
    decimalSigns: z.record(z.string().regex(/^\d+$/), decimalSign).default({}),
    currency: currency.default('RUB'),
    /** Whether the prices of the file contain VAT. */
    vatIncluded: z.boolean().default(false),
    vatPercent: vatPercent.default(usualVatPercent),
    /** Pieces that one price is for. */
    pack: z.int().min(1).max(1_000_000).default(1),
  })
  .superRefine(({ columns, quantities }, context) => {
    if (columns.partNumber === undefined && columns.name === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['columns'],
        message: 'Choose the column of the part number, or of the name where there is none',
      })
    }
    if (Object.keys(quantities).length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['quantities'],
        message: 'Choose at least one quantity column and its warehouse',
      })
    }
    const used = [...Object.values(columns), ...Object.values(quantities)]
    const twice = used.find((value, index) => used.indexOf(value) !== index)
    if (twice !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['columns'],
        message: `Column ${twice + 1} is chosen twice; each column has one meaning`,
      })
    }
  })

export type StockMapping = z.output<typeof stockMapping>

/** What a column of a file can be. `total` is a sum over warehouses and no warehouse; `other` is not imported. */
export const columnTargets = ['partNumber', 'name', 'vendor', 'price', 'quantity', 'total', 'unit', 'other'] as const
export type ColumnTarget = (typeof columnTargets)[number]
