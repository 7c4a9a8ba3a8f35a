import { defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'
import { column, day } from '../decimal.ts'
import { fileErrorTexts, sheetWords } from '../file-errors.ts'
import { decimalSign, stockMapping, usualVatPercent } from '../mapping.ts'
import { readWarning } from '../read-warning.ts'

export const rejectionReasons = [
  'quantityUnreadable',
  'priceUnreadable',
  'codeDamaged',
  'codeTooLong',
  'currencyDiffers',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

const count = z.int().min(0)

/** partNumber → part number */
const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const warehouseCounts = z.object({
  warehouse: z.string(),
  inserted: count,
  updated: count,
  unchanged: count,
  /** Part numbers that a full file no longer names. */
  removed: count,
  /** False where the warehouse already has an import of a later day. */
  activated: z.boolean(),
})
export type WarehouseCounts = z.output<typeof warehouseCounts>

const rejectedRow = z.object({
  row: z.int(),
  column,
  title: z.string(),
  text: z.string(),
  reason: z.enum(rejectionReasons),
})
export type RejectedRow = z.output<typeof rejectedRow>

const scope = z.enum(['full', 'partial'])

/** "none", or the percentage of VAT that prices contain. */
export const vatBasis = z
  .string()
  .regex(
    /^(none|\d{1,2}(\.\d{1,2})?)$/,
    `Expected "none", or the percentage of VAT that the prices contain, such as "${usualVatPercent}"`,
  )

/**
 * Makes a file the stock of one or several warehouses as of one day. Serial: one at a time.
 * In each warehouse read = inserted + updated + unchanged + merged + skipped + rejected.
 */
export const stockImport = defineTask({
  type: 'stock_import',
  title: 'Import stock',
  input: z
    .strictObject({
      fileId: z.uuid(),
      /** Left out: the layout is recognised; what stays open ends the task. */
      mapping: stockMapping.optional(),
      /** Where the layout is recognised: goes before what the file says of its prices. */
      vat: vatBasis.optional(),
      asOf: day,
      /**
       * `full`: the file is all there is; `partial`: part numbers that it does not name keep their stock. Left out: partial where the file is
       * what an earlier import has rejected, else full.
       */
      scope: scope.optional(),
    })
    .refine(({ mapping, vat }) => mapping === undefined || vat === undefined, {
      path: ['vat'],
      message: 'A mapping says itself whether prices contain VAT: leave this out',
    }),
  result: z.object({
    /** False where the same file, mapping, scope and day are active already: nothing was written. */
    newImport: z.boolean(),
    /** Where nothing was written: the task whose import is active and has the rejected rows. */
    sameAsTask: z.uuid().optional(),
    mapping: stockMapping,
    /** As it was taken. */
    scope,
    /** Column (as text) → decimal sign as used; absent where no cell of the column has one. */
    decimalSigns: z.record(z.string(), decimalSign),
    read: count,
    merged: count,
    skipped: count,
    rejected: count,
    /** Part numbers of the file without a LOT that are not ignored. */
    unmapped: count,
    warehouses: z.array(warehouseCounts),
    /** The first rejected rows; all of them can be downloaded. */
    rejectedRows: z.array(rejectedRow).max(100),
    warnings: z.array(readWarning),
  }),
  messages: defineMessages({
    tidying: ({ rows }: { rows: number }) => `Removing what earlier imports left · ${rows} rows`,
    openingFile: () => 'Opening the file',
    recognising: ({ rows }: { rows: number }) => `Recognising columns · ${rows} rows`,
    surveying: ({ rows }: { rows: number }) => `Reading numbers · ${rows} rows`,
    savingRows: ({ rows, total }: { rows: number; total: number }) => `Saving rows · ${rows} of ${total}`,
    comparing: ({ rows, total }: { rows: number; total: number }) =>
      `Comparing with the present stock · ${rows} of ${total} rows`,
    activating: () => 'Putting the new stock in force',
  }),
  errors: defineErrors({
    ...fileErrorTexts,
    headerNotFound: ({ sheet }: { sheet: string }) =>
      `No header row was recognised in ${sheetWords(sheet)}: no row names both an article or name and a quantity or price. Choose the header row and the columns by hand`,
    mappingUnclear: ({ what, columns }: { what: string; columns: string }) =>
      `It is not clear which column is the ${spaced(what)}${columns === '' ? '' : ` (candidates: ${columns})`}. Choose it in the column mapping`,
    noQuantities: () =>
      'The file has prices but no quantity column, so it is a price file and no stock. Choose a quantity column, or import it as prices',
    decimalSignUnknown: ({ column: title, example }: { column: string; example: string }) =>
      `Column "${title}" does not tell whether comma or dot is the decimal sign (for instance "${example}"). Choose it in the column mapping`,
    vatUnknown: ({ column: title }: { column: string }) =>
      `The file does not say whether the prices of column "${title}" contain VAT, or at which of several percentages, and they are kept without it. Say so in the column mapping, or by "vat" (--vat of the command line): "none", or the percentage that they contain, such as "${usualVatPercent}"`,
    headerRowMissing: ({ headerRow, sheet }: { headerRow: number; sheet: string }) =>
      `There are no rows in ${sheetWords(sheet)} below row ${headerRow}, which the mapping names as the header`,
    columnMissing: ({ column: title, sheet }: { column: string; sheet: string }) =>
      `Column ${title} of the mapping holds nothing in ${sheetWords(sheet)}. Choose another column`,
    warehouseTwice: ({ warehouse }: { warehouse: string }) =>
      `The mapping names the warehouse "${warehouse}" for two columns (capitals and blanks make no other warehouse). Name each warehouse once`,
    noRows: ({ sheet }: { sheet: string }) =>
      `No row of goods follows the header in ${sheetWords(sheet)}, so there is nothing to import`,
    allRejected: ({
      rejected,
      row,
      column: title,
      text,
    }: {
      rejected: number
      row: number
      column: string
      text: string
    }) =>
      `None of the ${rejected} rows of goods could be read (first: row ${row}, column ${title}: "${text}"). Check the chosen columns and what stands in them`,
    asOfInFuture: ({ asOf, today }: { asOf: string; today: string }) =>
      `The stock is dated ${asOf}, which is after today, ${today}`,
  }),
  permissions: { submit: 'stock:write', read: 'stock:read' },
  run: { maxAttempts: 3, timeoutMs: 2 * 60 * 60 * 1_000, concurrency: { mode: 'serial' } },
})
