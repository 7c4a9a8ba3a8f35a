import { columnTargets, currency, day, decimalSign } from '@pf/contract'
import { z } from 'zod'

const byColumn = <Value extends z.ZodType>(value: Value) => z.record(z.string().regex(/^\d+$/), value)

/** What a file can say of its prices, or the user. */
const priceChoices = {
  currency: currency.optional().catch(undefined),
  vatIncluded: z.boolean().optional().catch(undefined),
  /** As typed: what is no percentage blocks the import, and leaves no former one in force. */
  vatPercent: z.string().max(20).optional().catch(undefined),
}

/**
 * What the user chose against, or beyond, what was recognised. It is the search part of the step's address, so that reload, back and a
 * link lose nothing; a value that an address holds wrongly is as if it were not there.
 */
export const importChoices = z.object({
  sheet: z.string().optional().catch(undefined),
  headerRow: z.int().min(0).optional().catch(undefined),
  /** The task that read the file once more, after one that failed. */
  again: z.uuid().optional().catch(undefined),
  /** Column → what it is. */
  targets: byColumn(z.enum(columnTargets)).optional().catch(undefined),
  /** True where `targets` names all columns that are imported. */
  complete: z.literal(true).optional().catch(undefined),
  /** Quantity column → its warehouse. */
  warehouses: byColumn(z.string()).optional().catch(undefined),
  signs: byColumn(decimalSign).optional().catch(undefined),
  /** The file has no part numbers; its names take their place. */
  nameIsCode: z.boolean().optional().catch(undefined),
  ...priceChoices,
  /** What was chosen for another sheet: it holds where this one says nothing. */
  elsewhere: z.object(priceChoices).optional().catch(undefined),
  pack: z.int().min(1).max(1_000_000).optional().catch(undefined),
  asOf: day.optional().catch(undefined),
  scope: z.enum(['full', 'partial']).optional().catch(undefined),
})
export type ImportChoices = z.output<typeof importChoices>
