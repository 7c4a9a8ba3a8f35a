import { lotErrors, lotInput, lotUpdate } from '@pf/contract'
import type { LotDetail, LotInput, LotUpdate } from '@pf/contract'
import { hasSqlState } from '@pf/database'
import type { Database, Transaction } from '@pf/database'
import { checkItems } from './check-items.ts'
import { getLot } from './get-lot.ts'
import { lockLots } from './lock-lots.ts'
import { deleteBundleItems, insertBundleItems, insertLot, selectBundlesOf, updateLotRow } from './write-lot.ts'

/** The name is the one value of a LOT that no two may share. */
const uniqueViolation = '23505'

/** Makes a LOT with its items, or nothing. @throws TaskError of `lotErrors`; ZodError */
export async function createLot(database: Database, input: LotInput): Promise<LotDetail> {
  const wanted = lotInput.parse(input)
  return saveUnderItsName(database, wanted.name, async (tx) => {
    const known = await lockLots(
      tx,
      wanted.items.map(({ lotId }) => lotId),
    )
    checkItems(wanted, { id: null, known })
    const id = await insertLot(tx, wanted)
    if (id === undefined) throw new Error(`PostgreSQL answered no id for the new LOT ${wanted.name}`)
    await insertBundleItems(tx, id, wanted.items)
    return getLot(tx, id)
  })
}

/**
 * Changes a LOT and replaces its items, or does nothing: also where it is not the version any more that the change was made from.
 * @throws TaskError of `lotErrors`; ZodError
 */
export async function updateLot(database: Database, change: LotUpdate): Promise<LotDetail> {
  const { id, version: seen, ...wanted } = lotUpdate.parse(change)
  return saveUnderItsName(database, wanted.name, async (tx) => {
    const known = await lockLots(tx, [id, ...wanted.items.map(({ lotId }) => lotId)])
    const lot = known.get(id)
    if (lot === undefined) throw lotErrors.notFound({ id })
    if (lot.version !== seen) throw lotErrors.changedMeanwhile({ name: lot.name, seen, version: lot.version })
    checkItems(wanted, { id, known })
    if (wanted.isBundle && !lot.isBundle) await refuseItemOfBundles(tx, id, lot.name)
    // Before its row: with items it could not become a plain component.
    await deleteBundleItems(tx, id)
    await updateLotRow(tx, id, wanted)
    await insertBundleItems(tx, id, wanted.items)
    return getLot(tx, id)
  })
}

async function refuseItemOfBundles(tx: Transaction, id: number, name: string): Promise<void> {
  const { names, count } = await selectBundlesOf(tx, id)
  if (count > 0) throw lotErrors.itemOfBundles({ name, bundles: names.join(', '), count })
}

async function saveUnderItsName<T>(
  database: Database,
  name: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction(work)
  } catch (error) {
    if (hasSqlState(error, uniqueViolation)) throw lotErrors.nameTaken({ name })
    throw error
  }
}
