import { storableText } from '@pf/task-contract'
import { z } from 'zod'
import { column } from './decimal.ts'

/** What a file holds as a table of its own, besides stock: decisions/015 has the layouts. */
export const listKinds = ['lots', 'mappings'] as const
export type ListKind = (typeof listKinds)[number]

/** Columns of a file of LOTs: a row a LOT, of a bundle a row an item. */
const lotColumns = ['name', 'category', 'description', 'kind', 'item', 'quantity'] as const
export type LotColumn = (typeof lotColumns)[number]

/** Columns of a file of mappings: a row a part number. `replacedByVendor`: of the part number in `replacedBy`; the row's own unless said. */
const mappingColumns = [
  'partNumber',
  'vendor',
  'lot',
  'ignored',
  'primary',
  'description',
  'replacedBy',
  'replacedByVendor',
] as const
export type MappingColumn = (typeof mappingColumns)[number]

/** The columns of each kind of list. */
export const listColumns = { lots: lotColumns, mappings: mappingColumns } as const
export type ListColumn = LotColumn | MappingColumn

/** Those that a file must have. */
export const requiredColumns = {
  lots: ['name'],
  mappings: ['partNumber', 'lot'],
} as const satisfies Record<ListKind, readonly ListColumn[]>

const place = {
  sheet: storableText,
  /** The last row of the header, from 1; 0: the sheet has none. */
  headerRow: z.int().min(0).max(1_048_576),
}

/** How a sheet is read as LOTs. What has no column keeps what it is; a blank cell of a column that is there says that there is none. */
export const lotLayout = z
  .strictObject({
    ...place,
    columns: z.strictObject({
      name: column,
      category: column.optional(),
      description: column.optional(),
      kind: column.optional(),
      item: column.optional(),
      quantity: column.optional(),
    }),
  })
  .superRefine(({ columns }, context) => {
    if ((columns.item === undefined) !== (columns.quantity === undefined))
      refuse(context, 'Choose both the column of the items and that of their quantities, or neither')
    refuseTwice(context, columns)
  })
export type LotLayout = z.output<typeof lotLayout>

/** How a sheet is read as mappings. What has no column, and what is blank, stays what it is. */
export const mappingLayout = z
  .strictObject({
    ...place,
    columns: z.strictObject({
      partNumber: column,
      lot: column,
      vendor: column.optional(),
      ignored: column.optional(),
      primary: column.optional(),
      description: column.optional(),
      replacedBy: column.optional(),
      replacedByVendor: column.optional(),
    }),
  })
  .superRefine(({ columns }, context) => refuseTwice(context, columns))
export type MappingLayout = z.output<typeof mappingLayout>

function refuse(context: z.RefinementCtx, message: string): void {
  context.addIssue({ code: 'custom', path: ['columns'], message })
}

function refuseTwice(context: z.RefinementCtx, columns: Readonly<Record<string, number | undefined>>): void {
  const used = Object.values(columns).filter((value) => value !== undefined)
  const twice = used.find((value, index) => used.indexOf(value) !== index)
  if (twice !== undefined) refuse(context, `Column ${twice + 1} is chosen twice; each column has one meaning`)
}
