import { storableText } from '@pf/task-contract'
import { z } from 'zod'

export const lotSortColumns = ['name', 'category'] as const
export type LotSortColumn = (typeof lotSortColumns)[number]

export const lotKinds = ['component', 'bundle'] as const
export type LotKind = (typeof lotKinds)[number]

/** Where a page ended; handed back as it is to get the next one. Names are unique. */
const lotCursor = z.strictObject({ name: storableText, category: storableText, total: z.int() })

/** LOTs, a page at a time. */
export const lotQuery = z.strictObject({
  /** Part of a name, category or description, any case. */
  search: storableText.trim().max(200).optional(),
  category: storableText.max(100).optional(),
  kind: z.enum(lotKinds).optional(),
  sort: z.enum(lotSortColumns).default('name'),
  descending: z.boolean().default(false),
  cursor: lotCursor.optional(),
  limit: z.int().min(1).max(500).default(100),
})
export type LotQuery = z.input<typeof lotQuery>

/** A LOT as the list shows it. */
export const lotRow = z.object({
  id: z.int32(),
  name: z.string(),
  /** '': none. */
  category: z.string(),
  /** Its first 200 characters. */
  description: z.string(),
  isBundle: z.boolean(),
  /** How many LOTs a bundle is made of. */
  items: z.int(),
  /** How many part numbers are mapped to it, ignored ones left out. */
  partNumbers: z.int(),
})
export type LotRow = z.output<typeof lotRow>

export const lotPage = z.object({
  lots: z.array(lotRow),
  nextCursor: lotCursor.nullable(),
  /** LOTs of all pages, counted when the first one was read. */
  total: z.int(),
})
export type LotPage = z.output<typeof lotPage>

export const lotDetail = z.object({
  id: z.int32(),
  name: z.string(),
  category: z.string(),
  description: z.string(),
  isBundle: z.boolean(),
  /** Goes back with a change, so that nobody overwrites what he has not seen. */
  version: z.int32(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  partNumbers: z.int(),
  /** What a bundle is made of, by name; quantities are decimals as text. */
  items: z.array(z.object({ lotId: z.int32(), name: z.string(), quantity: z.string() })),
  /** The first 50 bundles, by name, that it is an item of; `bundleCount` counts all of them. */
  bundles: z.array(z.object({ id: z.int32(), name: z.string(), quantity: z.string() })),
  bundleCount: z.int(),
})
export type LotDetail = z.output<typeof lotDetail>

const line = storableText
  .trim()
  .max(100)
  .regex(/^[^\n\v\f\r\u0085\u2028\u2029]*$/, 'Expected a text of one line')

/** Up to 15 digits and 3 decimals. That it is above zero is a rule of pricing, which names the item. */
const quantity = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,3})?$/, 'Expected a number of at most 3 decimals as text, such as "2.5"')

/** A LOT as somebody wants it to be. */
export const lotInput = z.strictObject({
  name: line.min(1),
  category: line.default(''),
  description: storableText.trim().max(10_000).default(''),
  isBundle: z.boolean().default(false),
  /** All items: what is left out is no item any more. */
  items: z
    .array(z.strictObject({ lotId: z.int32(), quantity }))
    .max(500)
    .default([]),
})
export type LotInput = z.input<typeof lotInput>

/** A change of the LOT `id`, by somebody who saw this version of it. */
export const lotUpdate = lotInput.extend({ id: z.int32(), version: z.int32() })
export type LotUpdate = z.input<typeof lotUpdate>
