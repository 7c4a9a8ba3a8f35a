import { lotInput, lotQuery, lotUpdate } from '@pf/contract'
import type { LotDetail, LotErrorCode, LotInput, LotPage, LotQuery, LotUpdate, Permission } from '@pf/contract'
import { z } from 'zod'
import { router } from './procedure.ts'
import { refusingProcedure } from './refusing-procedure.ts'
import type { RefusalStatus } from './refusing-procedure.ts'

/** What the procedures need of the pricing domain. All throw the errors of `lotErrors`. */
export interface LotLookup {
  list(query: LotQuery): Promise<LotPage>
  categories(): Promise<string[]>
  get(id: number): Promise<LotDetail>
  create(input: LotInput): Promise<LotDetail>
  update(change: LotUpdate): Promise<LotDetail>
}

/** A conflict is what depends on other LOTs or other people; the rest is wrong whenever it is sent. */
const codes = {
  notFound: 'NOT_FOUND',
  nameTaken: 'CONFLICT',
  changedMeanwhile: 'CONFLICT',
  itemOfBundles: 'CONFLICT',
  itemIsBundle: 'CONFLICT',
  itemMissing: 'BAD_REQUEST',
  itemTwice: 'BAD_REQUEST',
  itemIsItself: 'BAD_REQUEST',
  itemsOfComponent: 'BAD_REQUEST',
  quantityNotPositive: 'BAD_REQUEST',
} satisfies Record<LotErrorCode, RefusalStatus>

const lotProcedure = (permission: Permission) => refusingProcedure(permission, codes)

export function createLotsRouter(lots: LotLookup) {
  return router({
    list: lotProcedure('lots:read')
      .input(lotQuery)
      .query(({ input }): Promise<LotPage> => lots.list(input)),
    categories: lotProcedure('lots:read').query((): Promise<string[]> => lots.categories()),
    get: lotProcedure('lots:read')
      .input(z.strictObject({ id: z.int32() }))
      .query(({ input }): Promise<LotDetail> => lots.get(input.id)),
    create: lotProcedure('lots:write')
      .input(lotInput)
      .mutation(({ input }): Promise<LotDetail> => lots.create(input)),
    update: lotProcedure('lots:write')
      .input(lotUpdate)
      .mutation(({ input }): Promise<LotDetail> => lots.update(input)),
  })
}
