import type { Maker } from './makers.ts'

/** What an integrator of servers sells. */
export type Category =
  | 'CPU'
  | 'RAM'
  | 'SSD'
  | 'HDD'
  | 'NIC'
  | 'GPU'
  | 'RAID'
  | 'Motherboard'
  | 'Chassis'
  | 'PSU'
  | 'Cooling'
  | 'Backplane'
  | 'Riser'
  | 'Drive tray'
  | 'Rail kit'
  | 'Cable'
  | 'Transceiver'
  | 'Switch'
  | 'Rack'
  | 'UPS'
  | 'License'

/** What a plain component is made of. */
export interface Product {
  readonly category: Category
  /** The LOT's name. */
  readonly lot: string
  readonly en: string
  readonly ru: string
  /** Who makes it; the article of the first one stands for it. */
  readonly makers: readonly [Maker, ...Maker[]]
  /** What one piece costs, about, in roubles without VAT. */
  readonly price: number
}

/** So many of a list, evenly over all of it. @throws RangeError where it has fewer */
export function spread<T>(list: readonly T[], count: number): T[] {
  if (count > list.length) throw new RangeError(`Of ${list.length} products there are no ${count} to be taken`)
  return list.filter(
    (_, index) => Math.floor(((index + 1) * count) / list.length) > Math.floor((index * count) / list.length),
  )
}
