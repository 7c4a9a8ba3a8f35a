import type { LeftOutPartNumber } from '@pf/contract'
import { partNumberKey } from '../src/import-file/reading.ts'
import type { PlantedLot, PlantedPartNumber, ViewItem } from './book-tables.ts'

/** The rule of docs/pricing-rules.md, Part-number book, told by arrays and loops; part numbers in the order of their ids. */
export function expandSlowly(
  lots: readonly PlantedLot[],
  partNumbers: readonly PlantedPartNumber[],
): { items: ViewItem[]; leftOut: LeftOutPartNumber[] } {
  const items: ViewItem[] = []
  const leftOut: LeftOutPartNumber[] = []
  const mapped = partNumbers.filter(({ lot, ignored }) => typeof lot === 'string' && ignored !== true)
  for (const text of new Set(mapped.map(textOf))) {
    const same = mapped.filter((other) => textOf(other) === text)
    const leaveOut = (reason: LeftOutPartNumber['reason']) => {
      for (const { partNumber, vendor = null } of same) leftOut.push({ partNumber, vendor, reason })
    }
    const [first] = same
    if (first === undefined) continue
    if (same.some(({ lot }) => lot !== first.lot)) {
      leaveOut('ambiguous')
      continue
    }
    const told = same.find(({ primary }) => primary) ?? first
    const row = (lot: string, quantity: number): ViewItem => ({
      partnumber: told.partNumber,
      lot_name: lot,
      quantity: String(quantity),
      is_primary_pn: same.some(({ primary }) => primary === true),
      description: told.description ?? '',
    })
    const lot = lots.find((other) => other.lot === first.lot)
    if (lot === undefined) throw new Error(`There is no LOT ${first.lot}`)
    if (lot.items === undefined) items.push(row(lot.lot, 1))
    else if (lot.items.length === 0) leaveOut('emptyBundle')
    else {
      const quantities = new Map<string, number>()
      for (const item of lot.items) quantities.set(item.lot, (quantities.get(item.lot) ?? 0) + Number(item.quantity))
      for (const [name, quantity] of quantities) items.push(row(name, quantity))
    }
  }
  return { items, leftOut }
}

function textOf({ partNumber, vendor = null }: PlantedPartNumber): string | undefined {
  return partNumberKey(partNumber, vendor)?.text
}
