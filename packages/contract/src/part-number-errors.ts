import { defineErrors } from '@pf/task-contract'
import type { FailureOf } from '@pf/task-contract'

/** Why a decision about part numbers is refused: what was expected, what came, what to do. Nothing is stored then. */
export const partNumberErrors = defineErrors({
  partNumberNotFound: ({ id }: { id: number }) =>
    `There is no part number ${id}. Look for it in the list of part numbers`,
  /** `what` is a kind of decision, `lot` '' unless it has one, `at` an instant, `others` how many more of the same request were decided too. */
  decidedMeanwhile: ({
    partNumber,
    by,
    at,
    what,
    lot,
    others,
  }: {
    partNumber: string
    by: string
    at: string
    what: string
    lot: string
    others: number
  }) =>
    `${by} decided about ${partNumber} first (${what}${lot === '' ? '' : ` ${lot}`}, ${at})${others === 0 ? '' : `, and about ${others} others`}. Look at what it is now and decide again`,
  partNumberTwice: ({ partNumber }: { partNumber: string }) =>
    `${partNumber} is named twice, and a part number has one LOT at most. Name it once`,
  mappedLotMissing: ({ lotId }: { lotId: number }) =>
    `There is no LOT ${lotId} to map to. Choose another, or make it first`,
  notMapped: ({ partNumber }: { partNumber: string }) => `${partNumber} has no LOT. Map it first`,
  notIgnored: ({ partNumber }: { partNumber: string }) => `${partNumber} is not ignored, so it cannot be taken back`,
  isIgnored: ({ partNumber }: { partNumber: string }) =>
    `${partNumber} is ignored and takes part in nothing. Take it back first`,
  alreadyDecided: ({ partNumber }: { partNumber: string }) =>
    `${partNumber} is mapped or ignored already, so there is nothing to decide later`,
  replacedByItself: ({ partNumber }: { partNumber: string }) =>
    `${partNumber} cannot replace itself. Choose the part number that is sold in its place`,
  replacedInCircle: ({ partNumber, replacement }: { partNumber: string; replacement: string }) =>
    `${replacement} is itself replaced, in one step or several, by ${partNumber}: a circle. Take that replacement out first`,
  descriptionTooLong: ({ partNumber, length }: { partNumber: string; length: number }) =>
    `The description of ${partNumber} has ${length} characters; at most 10000 are kept. Shorten it`,
  decisionNotFound: ({ id }: { id: number }) => `There is no decision ${id} to undo`,
  alreadyUndone: ({ by, at }: { by: string; at: string }) => `${by} has undone this already (${at})`,
  bulkChanged: ({ seen, count }: { seen: number; count: number }) =>
    `You saw ${seen} part numbers, and it would be ${count} now. Look at them again before you decide`,
  mappingsBusy: () =>
    'An import is saving its mappings, and nobody else can decide meanwhile. Try again in some seconds',
})

export type PartNumberErrorCode = FailureOf<typeof partNumberErrors>['code']
