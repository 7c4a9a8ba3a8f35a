import { lotErrors } from '@pf/contract'
import type { lotInput } from '@pf/contract'
import type { LockedLot } from './lock-lots.ts'

type Wanted = ReturnType<typeof lotInput.parse>

/**
 * Whether a LOT may have these items. `id`: of the LOT itself, null while it is being made. `known`: the LOTs that the items name, as they
 * are stored.
 *
 * @throws TaskError the first rule that is broken, with the name of the item
 */
export function checkItems(
  { name, isBundle, items }: Wanted,
  { id, known }: { id: number | null; known: ReadonlyMap<number, LockedLot> },
): void {
  if (!isBundle && items.length > 0) throw lotErrors.itemsOfComponent({ name, items: items.length })
  const seen = new Set<number>()
  for (const { lotId, quantity } of items) {
    if (lotId === id) throw lotErrors.itemIsItself({ item: name })
    const lot = known.get(lotId)
    if (lot === undefined) throw lotErrors.itemMissing({ id: lotId })
    if (lot.isBundle) throw lotErrors.itemIsBundle({ item: lot.name })
    if (seen.has(lotId)) throw lotErrors.itemTwice({ item: lot.name })
    seen.add(lotId)
    if (!(Number(quantity) > 0)) throw lotErrors.quantityNotPositive({ item: lot.name, quantity })
  }
}
