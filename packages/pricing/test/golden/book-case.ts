import { z } from 'zod'

const text = z.union([
  z.string(),
  z.strictObject({ repeat: z.string(), times: z.int() }).transform(({ repeat, times }) => repeat.repeat(times)),
])

const item = z.strictObject({
  partnumber: z.string(),
  lot_name: z.string(),
  quantity: z.string(),
  is_primary_pn: z.boolean(),
  description: text,
})

const bookCase = z.strictObject({
  name: z.string(),
  because: z.string(),
  given: z.strictObject({
    now: z.iso.datetime(),
    zone: z.string(),
    lots: z.array(
      z.strictObject({
        lot: z.string(),
        items: z.array(z.strictObject({ lot: z.string(), quantity: z.string() })).optional(),
      }),
    ),
    partNumbers: z.array(
      z.strictObject({
        partNumber: z.string(),
        vendor: z.string().nullable().default(null),
        lot: z.string().nullable().default(null),
        ignored: z.boolean().default(false),
        is_primary_pn: z.boolean().default(false),
        description: text.default(''),
      }),
    ),
    versionsEverGiven: z.array(z.string()),
  }),
  expect: z.union([
    z.strictObject({ refused: z.string() }),
    z.strictObject({
      version: z.string(),
      item_count: z.int(),
      items: z.array(item),
      leftOut: z.array(z.strictObject({ partnumber: z.string(), vendor: z.string().nullable(), reason: z.string() })),
    }),
  ]),
})
export type GoldenBookCase = z.output<typeof bookCase>

/** The cases of books.json; `defaults` of the file are those of the schemas above. */
export function parseBookCases(json: string): GoldenBookCase[] {
  const defaults = z.strictObject({
    'partNumbers[]': z.strictObject({
      vendor: z.null(),
      lot: z.null(),
      ignored: z.literal(false),
      is_primary_pn: z.literal(false),
      description: z.literal(''),
    }),
  })
  return z.object({ defaults, cases: z.array(bookCase) }).parse(JSON.parse(json)).cases
}
