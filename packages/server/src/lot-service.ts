import type { Database } from '@pf/database'
import { createLot, getLot, listLotCategories, listLots, updateLot } from '@pf/pricing'
import type { LotLookup } from './trpc/lots-router.ts'

export function lotService(database: Database): LotLookup {
  const { db } = database
  return {
    list: (query) => listLots(db, query),
    categories: () => listLotCategories(db),
    get: (id) => getLot(db, id),
    create: (input) => createLot(database, input),
    update: (change) => updateLot(database, change),
  }
}
