import { storableText } from '@pf/task-contract'
import { z } from 'zod'
import { lotLink, partNumberStates } from './part-numbers.ts'

/** A warehouse with stock, and the import that it is from. */
export const warehouse = z.object({
  id: z.int(),
  name: z.string(),
  asOf: z.iso.date(),
  activatedAt: z.iso.datetime(),
  taskId: z.uuid(),
  fileName: z.string(),
  lines: z.int(),
})
export type Warehouse = z.output<typeof warehouse>

/** `taskId`: whose stock is to go, so that nobody retires what he has not seen. */
export const retireInput = z.strictObject({ id: z.int32().min(1), taskId: z.uuid() })
export type RetireInput = z.output<typeof retireInput>

export const stockSortColumns = ['partNumber', 'vendor', 'warehouse', 'quantity', 'price'] as const
export type StockSortColumn = (typeof stockSortColumns)[number]

/** Where a page ended; handed back as it is to get the next one. */
const stockCursor = z.strictObject({ key: storableText, id: z.string().regex(/^\d{1,18}$/), total: z.int() })
/** What the keys of pages sorted by a number are. */
const numberKey = /^(-?\d{1,20}(\.\d{1,10})?|Infinity)$/

/** Lines of the active imports, a page at a time. */
export const stockQuery = z
  .strictObject({
    warehouseIds: z.array(z.int32()).min(1).optional(),
    /** Part of a part number, vendor or name, any case. */
    search: storableText.trim().max(200).optional(),
    mapped: z.boolean().optional(),
    inStock: z.boolean().optional(),
    sort: z.enum(stockSortColumns).default('partNumber'),
    descending: z.boolean().default(false),
    cursor: stockCursor.optional(),
    limit: z.int().min(1).max(500).default(100),
  })
  .refine(({ sort, cursor }) => !['quantity', 'price'].includes(sort) || !cursor || numberKey.test(cursor.key), {
    path: ['cursor', 'key'],
    message: 'Expected the key of a page that is sorted by the same column',
  })
export type StockQuery = z.input<typeof stockQuery>

export const stockLine = z.object({
  id: z.string(),
  partNumber: z.string(),
  vendor: z.string().nullable(),
  name: z.string().nullable(),
  /** How its part number stands. */
  state: z.enum(partNumberStates),
  /** What it is mapped to; null unless it is. */
  lot: lotLink.nullable(),
  warehouse: z.string(),
  /** Decimal as text; null: in stock, how many is unknown. */
  quantity: z.string().nullable(),
  atLeast: z.boolean(),
  /** Net, of one piece; decimal as text. */
  price: z.string().nullable(),
  currency: z.string(),
  asOf: z.iso.date(),
})
export type StockLine = z.output<typeof stockLine>

export const stockPage = z.object({
  lines: z.array(stockLine),
  nextCursor: stockCursor.nullable(),
  /** Lines of all pages, counted when the first one was read. */
  total: z.int(),
})
export type StockPage = z.output<typeof stockPage>
