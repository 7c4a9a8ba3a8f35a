import {
  bulkInput,
  bulkPreviewInput,
  decideInput,
  describeInput,
  mapInput,
  partNumberQuery,
  setPrimaryInput,
  setReplacedByInput,
  suggestQuery,
  undoInput,
} from '@pf/contract'
import type {
  BulkInput,
  BulkPreview,
  BulkPreviewInput,
  DecideInput,
  DecisionOutcome,
  DescribeInput,
  MapInput,
  PartNumberCounts,
  PartNumberDetail,
  PartNumberErrorCode,
  PartNumberPage,
  PartNumberQuery,
  SetPrimaryInput,
  SetReplacedByInput,
  SuggestQuery,
  Suggestions,
  UndoInput,
  UndoOutcome,
} from '@pf/contract'
import type { Actor } from '@pf/task-contract'
import { z } from 'zod'
import { router } from './procedure.ts'
import { refusingProcedure } from './refusing-procedure.ts'
import type { RefusalStatus } from './refusing-procedure.ts'

/** What the procedures need of the pricing domain. All throw the errors of `partNumberErrors`. */
export interface PartNumberLookup {
  list(query: PartNumberQuery): Promise<PartNumberPage>
  counts(): Promise<PartNumberCounts>
  vendors(): Promise<string[]>
  get(id: number): Promise<PartNumberDetail>
  suggest(query: SuggestQuery): Promise<Suggestions>
  map(by: Actor, input: MapInput): Promise<DecisionOutcome>
  decide(
    by: Actor,
    decision: { kind: 'unmap' | 'ignore' | 'unignore' | 'later'; input: DecideInput },
  ): Promise<DecisionOutcome>
  setPrimary(by: Actor, input: SetPrimaryInput): Promise<DecisionOutcome>
  setReplacedBy(by: Actor, input: SetReplacedByInput): Promise<DecisionOutcome>
  describe(by: Actor, input: DescribeInput): Promise<DecisionOutcome>
  bulkPreview(input: BulkPreviewInput): Promise<BulkPreview>
  bulk(by: Actor, input: BulkInput): Promise<DecisionOutcome>
  undo(by: Actor, input: UndoInput): Promise<UndoOutcome>
}

/** A conflict is what depends on other decisions or other people; the rest is wrong whenever it is sent. */
const statuses = {
  partNumberNotFound: 'NOT_FOUND',
  decisionNotFound: 'NOT_FOUND',
  decidedMeanwhile: 'CONFLICT',
  alreadyUndone: 'CONFLICT',
  bulkChanged: 'CONFLICT',
  replacedInCircle: 'CONFLICT',
  alreadyDecided: 'CONFLICT',
  notMapped: 'CONFLICT',
  notIgnored: 'CONFLICT',
  isIgnored: 'CONFLICT',
  mappedLotMissing: 'BAD_REQUEST',
  partNumberTwice: 'BAD_REQUEST',
  replacedByItself: 'BAD_REQUEST',
  descriptionTooLong: 'BAD_REQUEST',
  mappingsBusy: 'CONFLICT',
} satisfies Record<PartNumberErrorCode, RefusalStatus>

const read = () => refusingProcedure('partnumbers:read', statuses)
const write = () => refusingProcedure('partnumbers:write', statuses)

export function createPartNumbersRouter(partNumbers: PartNumberLookup) {
  const decide = (kind: 'unmap' | 'ignore' | 'unignore' | 'later') =>
    write()
      .input(decideInput)
      .mutation(({ ctx, input }): Promise<DecisionOutcome> => partNumbers.decide(ctx.actor, { kind, input }))
  return router({
    list: read()
      .input(partNumberQuery)
      .query(({ input }): Promise<PartNumberPage> => partNumbers.list(input)),
    counts: read().query((): Promise<PartNumberCounts> => partNumbers.counts()),
    vendors: read().query((): Promise<string[]> => partNumbers.vendors()),
    get: read()
      .input(z.strictObject({ id: z.int().min(1) }))
      .query(({ input }): Promise<PartNumberDetail> => partNumbers.get(input.id)),
    suggest: read()
      .input(suggestQuery)
      .query(({ input }): Promise<Suggestions> => partNumbers.suggest(input)),
    map: write()
      .input(mapInput)
      .mutation(({ ctx, input }): Promise<DecisionOutcome> => partNumbers.map(ctx.actor, input)),
    unmap: decide('unmap'),
    ignore: decide('ignore'),
    unignore: decide('unignore'),
    later: decide('later'),
    setPrimary: write()
      .input(setPrimaryInput)
      .mutation(({ ctx, input }): Promise<DecisionOutcome> => partNumbers.setPrimary(ctx.actor, input)),
    setReplacedBy: write()
      .input(setReplacedByInput)
      .mutation(({ ctx, input }): Promise<DecisionOutcome> => partNumbers.setReplacedBy(ctx.actor, input)),
    describe: write()
      .input(describeInput)
      .mutation(({ ctx, input }): Promise<DecisionOutcome> => partNumbers.describe(ctx.actor, input)),
    bulkPreview: read()
      .input(bulkPreviewInput)
      .query(({ input }): Promise<BulkPreview> => partNumbers.bulkPreview(input)),
    bulk: write()
      .input(bulkInput)
      .mutation(({ ctx, input }): Promise<DecisionOutcome> => partNumbers.bulk(ctx.actor, input)),
    undo: write()
      .input(undoInput)
      .mutation(({ ctx, input }): Promise<UndoOutcome> => partNumbers.undo(ctx.actor, input)),
  })
}
