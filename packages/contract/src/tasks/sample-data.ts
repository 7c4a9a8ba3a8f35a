import { defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'

const count = z.int().min(0)

/** At which there are 750 000 part numbers, 50 000 of them unmapped. */
export const greatestSampleScale = 125

/**
 * Fills an empty system with a believable integrator of servers: 2 000 LOTs with 150 bundles, 6 000 part numbers of 25 makers, the stock of
 * three warehouses. The same at every call. A task that does not complete takes everything away again.
 */
export const sampleData = defineTask({
  type: 'sample_data',
  title: 'Load sample data',
  input: z.strictObject({
    /** So many times as much, for benchmarks. */
    scale: z.int().min(1).max(greatestSampleScale).default(1),
  }),
  result: z.object({
    /** Bundles included. */
    lots: count,
    bundles: count,
    partNumbers: count,
    unmapped: count,
    ignored: count,
    warehouses: count,
    /** Lines of the stock of all warehouses. */
    stockLines: count,
  }),
  messages: defineMessages({
    looking: () => 'Looking whether the system is empty',
    loading: ({ partNumbers, total }: { partNumbers: number; total: number }) =>
      `Loading · ${partNumbers} of ${total} part numbers`,
    activating: () => 'Putting the stock in force',
  }),
  errors: defineErrors({
    notEmpty: ({ lots, partNumbers, imports }: { lots: number; partNumbers: number; imports: number }) =>
      `Sample data is loaded into an empty system alone, and this one has ${lots} components, ${partNumbers} part numbers and ${imports} stock imports; nothing was changed. To look at the sample, start PriceForge on a data folder of its own: PRICEFORGE_DATA_DIR=./sample npm start`,
    disturbed: () =>
      'Somebody entered or imported something of his own while the sample data was loading, so all of the sample is taken away again and what is his stays. To look at the sample, start PriceForge on a data folder of its own: PRICEFORGE_DATA_DIR=./sample npm start',
  }),
  permissions: { submit: 'system:write', read: 'tasks:read' },
  run: { maxAttempts: 3, timeoutMs: 2 * 60 * 60 * 1_000, concurrency: { mode: 'serial' }, coalesce: true },
})
