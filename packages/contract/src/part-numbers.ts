import { storableText } from '@pf/task-contract'
import { z } from 'zod'
import { actorVias } from './actor-vias.ts'

const id = z.int().min(1)
/** A decimal number as text. */
const amount = z.string()

/**
 * The tabs of the workbench. `unmapped`: no LOT, not ignored, not postponed. `suggested`: those of them that an exact stage has a candidate
 * for (all but `similar…`). `mapped`: with a LOT, not ignored. `checkAgain`: postponed ones, and mapped ones whose text leads to another LOT under
 * another vendor spelling (a book leaves them out).
 */
export const partNumberTabs = ['unmapped', 'suggested', 'mapped', 'ignored', 'checkAgain'] as const
export type PartNumberTab = (typeof partNumberTabs)[number]

export const partNumberStates = ['unmapped', 'postponed', 'mapped', 'ignored'] as const
export type PartNumberState = (typeof partNumberStates)[number]

/**
 * `worth`: stock value × warehouses that have it, on the tabs `unmapped` and `suggested` alone. `lot`: on `mapped` alone. `decidedAt`: in the order
 * of the decisions.
 */
export const partNumberSorts = ['worth', 'partNumber', 'lot', 'decidedAt'] as const
export type PartNumberSort = (typeof partNumberSorts)[number]

export const decisionKinds = [
  'map',
  'unmap',
  'ignore',
  'unignore',
  'later',
  'setPrimary',
  'setReplacedBy',
  'describe',
] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** `single`: one part number by a person. `bulk`: several at once by a person. `import`: by a file. `task`: by another task. */
export const decisionWays = ['single', 'bulk', 'import', 'task'] as const
export type DecisionWay = (typeof decisionWays)[number]

/** Which part numbers: the filters of the page. */
export const partNumberFilter = z.strictObject({
  tab: z.enum(partNumberTabs),
  /** Any spelling of it; '': those without a vendor. */
  vendor: storableText.trim().max(500).optional(),
  /** In stock there now. */
  warehouseId: z.int32().optional(),
  lotId: z.int32().optional(),
  /** Words, each of them part of the part number, vendor or description, in any order and case. */
  search: storableText.trim().max(200).optional(),
})
export type PartNumberFilter = z.input<typeof partNumberFilter>

/** What each tab can be sorted by, first what it is unless said. */
export const sortsOf: Readonly<Record<PartNumberTab, readonly [PartNumberSort, ...PartNumberSort[]]>> = {
  unmapped: ['worth', 'partNumber', 'decidedAt'],
  suggested: ['worth', 'partNumber', 'decidedAt'],
  mapped: ['partNumber', 'lot', 'decidedAt'],
  ignored: ['partNumber', 'decidedAt'],
  checkAgain: ['partNumber', 'decidedAt'],
}

/** What the keys of pages sorted by a number are. */
const cursorKeys: Partial<Record<PartNumberSort, RegExp>> = {
  worth: /^\d{1,40}(\.\d{1,10})?$/,
  decidedAt: /^\d{1,18}$/,
}

/** Where a page ended; handed back as it is to get the next one. */
const partNumberCursor = z.strictObject({ key: storableText, id, total: z.int() })

/** Part numbers, a page at a time. */
export const partNumberQuery = partNumberFilter
  .extend({
    /** Left out: `worth` on `unmapped` and `suggested`, `partNumber` elsewhere. */
    sort: z.enum(partNumberSorts).optional(),
    /** Left out: the greatest worth first, the newest decision first, texts from A to Z. */
    descending: z.boolean().optional(),
    cursor: partNumberCursor.optional(),
    limit: z.int().min(1).max(500).default(50),
  })
  .refine(({ tab, sort }) => sort === undefined || sortsOf[tab].includes(sort), {
    path: ['sort'],
    message: 'Expected a sort that the tab has: worth for unmapped and suggested, lot for mapped',
  })
  .refine(({ tab, sort = sortsOf[tab][0], cursor }) => !cursor || (cursorKeys[sort]?.test(cursor.key) ?? true), {
    path: ['cursor', 'key'],
    message: 'Expected the key of a page that is sorted by the same column',
  })
export type PartNumberQuery = z.input<typeof partNumberQuery>

/** A decision that stands. */
export const mappingDecision = z.object({
  /** For `partnumbers.undo`. */
  id,
  kind: z.enum(decisionKinds),
  how: z.enum(decisionWays),
  /** Name of the actor. */
  by: z.string(),
  /** How that one came in. */
  via: z.enum(actorVias),
  at: z.iso.datetime(),
  /** The task that decided, of ways `import` and `task`. */
  taskId: z.uuid().nullable(),
})
export type MappingDecision = z.output<typeof mappingDecision>

const partNumberLink = z.object({ id, partNumber: z.string(), vendor: z.string().nullable() })
export const lotLink = z.object({ id: z.int32(), name: z.string() })

/** What is in stock of a part number, over the active imports. */
export const partNumberStock = z.object({
  /** Of all warehouses together; null: in stock, how many is unknown. */
  quantity: amount.nullable(),
  atLeast: z.boolean(),
  /** Warehouses that have it, a quantity above zero or an unknown one. */
  warehouses: z.int(),
  /** Quantity × net price, a sum for each currency: there are no rates. Empty where no line has both. */
  values: z.array(z.object({ currency: z.string(), value: amount })),
})
export type PartNumberStock = z.output<typeof partNumberStock>

/** A part number as the list shows it. */
export const partNumberRow = z.object({
  id,
  partNumber: z.string(),
  vendor: z.string().nullable(),
  /** Its first 200 characters. */
  description: z.string(),
  state: z.enum(partNumberStates),
  /** Also of an ignored one, which gets it back when it is taken back. */
  lot: lotLink.nullable(),
  /** It stands for its LOT. */
  isPrimary: z.boolean(),
  /** Another part number of the same text has another LOT, so that a book leaves both out. */
  isAmbiguous: z.boolean(),
  replacedBy: partNumberLink.nullable(),
  stock: partNumberStock,
  /** The score of the best candidate of the exact stages while it is unmapped; null: none. */
  suggestedScore: z.number().nullable(),
  /** The last decision that was not undone. */
  decision: mappingDecision.nullable(),
  /** Goes back with a decision, so that nobody overwrites what he has not seen. */
  version: z.int32(),
})
export type PartNumberRow = z.output<typeof partNumberRow>

export const partNumberPage = z.object({
  partNumbers: z.array(partNumberRow),
  nextCursor: partNumberCursor.nullable(),
  /** Of all pages, counted when the first one was read. */
  total: z.int(),
})
export type PartNumberPage = z.output<typeof partNumberPage>

/** How many are on each tab, whatever the filters. Those of `suggested` are in `unmapped` too. */
export const partNumberCounts = z.object({
  unmapped: z.int(),
  suggested: z.int(),
  mapped: z.int(),
  ignored: z.int(),
  checkAgain: z.int(),
  /** The part of the stock value that is of unmapped ones, 0..1, as of the last survey of stock; null where nothing in stock has a value. */
  waitingShare: z.number().nullable(),
})
export type PartNumberCounts = z.output<typeof partNumberCounts>

/** A part number in full. */
export const partNumberDetail = partNumberRow.extend({
  /** In full, up to 10 000 characters. */
  description: z.string(),
  createdAt: z.iso.datetime(),
  /** What each warehouse has of it, by name. */
  lines: z.array(
    z.object({
      warehouse: z.string(),
      quantity: amount.nullable(),
      atLeast: z.boolean(),
      /** Net, of one piece. */
      price: amount.nullable(),
      currency: z.string(),
      asOf: z.iso.date(),
    }),
  ),
  /** Those that it replaces, the first 50. */
  replaces: z.array(partNumberLink),
  /** The last 20 decisions, newest first. */
  history: z.array(mappingDecision.extend({ undoneBy: z.string().nullable(), undoneAt: z.iso.datetime().nullable() })),
})
export type PartNumberDetail = z.output<typeof partNumberDetail>

/**
 * Why a LOT is a candidate, by stage. `samePartNumber`: the same text under another vendor spelling or none. `foldedKey`: equal but for look-alike
 * letters and punctuation. `suffix`, `prefix`: of this vendor, part numbers with and without `affix` have the same LOT. `similarPartNumber`,
 * `similarName`: trigrams; the only ones that are no join.
 */
export const suggestionReasons = [
  'samePartNumber',
  'foldedKey',
  'suffix',
  'prefix',
  'similarPartNumber',
  'similarName',
] as const
export type SuggestionReason = (typeof suggestionReasons)[number]

/** A LOT that an unmapped part number may belong to. */
export const mappingCandidate = z.object({
  lot: lotLink.extend({ category: z.string(), isBundle: z.boolean() }),
  /** 0..1, two decimals. */
  score: z.number(),
  reason: z.enum(suggestionReasons),
  /** What the part number is to be compared with: the spelling of a mapped part number; of `similarName` the name of the LOT. */
  comparedWith: z.string(),
  /** The vendor of that part number; null: none, or a LOT's name. */
  comparedVendor: z.string().nullable(),
  /** The characters that one of the two has more, folded; '' unless the reason is `suffix` or `prefix`. */
  affix: z.string(),
})
export type MappingCandidate = z.output<typeof mappingCandidate>

/** Asks for candidates of a page. Those that are mapped or ignored get candidates as well; one that is not there has no entry. */
export const suggestQuery = z.strictObject({ ids: z.array(id).min(1).max(50) })
export type SuggestQuery = z.input<typeof suggestQuery>

/** Up to five candidates each, different LOTs, the best first. Never mapped by themselves. */
export const suggestions = z.object({
  suggestions: z.array(z.object({ id, candidates: z.array(mappingCandidate) })),
})
export type Suggestions = z.output<typeof suggestions>

/** A part number as somebody saw it. */
const seen = z.strictObject({ id, version: z.int32() })
/** What one request decides at most, by id. */
const maxItems = 500

/** `partnumbers.map`: all or nothing. One item is a `single` decision, several are one `bulk` decision. */
export const mapInput = z.strictObject({
  items: z
    .array(seen.extend({ lotId: z.int32() }))
    .min(1)
    .max(maxItems),
})
export type MapInput = z.input<typeof mapInput>

/** `partnumbers.unmap` (brings back postponed ones too), `ignore`, `unignore`, `later`: all or nothing. */
export const decideInput = z.strictObject({ items: z.array(seen).min(1).max(maxItems) })
export type DecideInput = z.input<typeof decideInput>

/** `partnumbers.setPrimary`: the one that stood for the LOT steps down. */
export const setPrimaryInput = seen
export type SetPrimaryInput = z.input<typeof setPrimaryInput>

/** `partnumbers.setReplacedBy`: null takes it out. The old one keeps its LOT. */
export const setReplacedByInput = seen.extend({ replacedById: id.nullable() })
export type SetReplacedByInput = z.input<typeof setReplacedByInput>

/** `partnumbers.describe`: at most 10 000 characters (code points), else `descriptionTooLong`. */
export const describeInput = seen.extend({ description: storableText.trim().max(1_000_000) })
export type DescribeInput = z.input<typeof describeInput>

/** What a decision has come to. */
export const decisionOutcome = z.object({
  /** For `partnumbers.undo`. */
  decisionId: id,
  /** Part numbers that were decided. */
  decided: z.int(),
  /** The first 50 of them as they are now. */
  partNumbers: z.array(partNumberRow),
})
export type DecisionOutcome = z.output<typeof decisionOutcome>

/** What one bulk action by filter decides at most: of more that fit, those worth most. */
export const bulkLimit = 10_000

/** By filter: `accept` maps each to the best candidate of the exact stages, `ignore` ignores. */
const bulkChoice = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('accept'),
    filter: partNumberFilter.extend({ tab: z.enum(['unmapped', 'suggested']) }),
    /** The least score, 0..1. */
    minScore: z.number().min(0).max(1),
    /** These alone, as far as the filter finds them. */
    ids: z.array(id).min(1).max(maxItems).optional(),
  }),
  z.strictObject({ action: z.literal('ignore'), filter: partNumberFilter }),
])

/** `partnumbers.bulkPreview` */
export const bulkPreviewInput = bulkChoice
export type BulkPreviewInput = z.input<typeof bulkPreviewInput>

export const bulkPreview = z.object({
  /** Would be decided: `bulkLimit` at most. */
  count: z.int(),
  /** All that fit. */
  found: z.int(),
  /** Ten at random, or all if they are fewer. */
  sample: z.array(
    z.object({
      id,
      partNumber: z.string(),
      vendor: z.string().nullable(),
      description: z.string(),
      /** What it would be mapped to; null of `ignore`. */
      candidate: mappingCandidate.nullable(),
    }),
  ),
})
export type BulkPreview = z.output<typeof bulkPreview>

/** `partnumbers.bulk`: one decision, one undo. Refused (`bulkChanged`) unless it is still as many as the preview said. */
export const bulkInput = z.strictObject({ choice: bulkChoice, count: z.int().min(1) })
export type BulkInput = z.input<typeof bulkInput>

/** `partnumbers.undo`: part numbers that somebody has decided about since stay as they are. */
export const undoInput = z.strictObject({ decisionId: id })
export type UndoInput = z.input<typeof undoInput>

export const undoOutcome = z.object({
  /** As many as before the decision again. */
  restored: z.int(),
  /** Those that were decided since, and so stay. */
  kept: z.int(),
  /** The first 50 of those, each with the decision that stands. */
  keptPartNumbers: z.array(partNumberRow),
  /** The first 50 restored ones, as they are now. */
  partNumbers: z.array(partNumberRow),
})
export type UndoOutcome = z.output<typeof undoOutcome>
