import type { Dice } from './dice.ts'

/** The three warehouses, in the order of a row's quantities. */
export const warehouses = ['Москва, Томилино', 'Санкт-Петербург', 'Новосибирск'] as const

/** A row of a stock file, as the import would have read it. Decimals as text. */
export interface SampleStock {
  /** Of one piece, net; null: the file has none. */
  readonly price: string | null
  readonly priceText: string
  /** One for each warehouse. */
  readonly quantities: readonly SampleQuantity[]
}

interface SampleQuantity {
  /** Null: in stock, how many is unknown. */
  readonly value: string | null
  readonly atLeast: boolean
  readonly text: string
}

/** What a distributor says of a part number at about this price. */
export function makeStock(about: number, dice: Dice): SampleStock {
  const roubles = Math.max(1, about * (0.82 + dice.roll() * 0.4))
  const price = dice.chance(0.06) ? null : roubles.toFixed(2)
  return {
    price,
    priceText: price === null ? dice.pick(['по запросу', '', '-']) : asRussian(price),
    quantities: warehouses.map((_, index) => makeQuantity(about, index, dice)),
  }
}

/** Fewer of what is dear, and most in the first warehouse. */
function makeQuantity(price: number, warehouse: number, dice: Dice): SampleQuantity {
  const roll = dice.roll()
  if (roll < 0.2 + warehouse * 0.15)
    return { value: '0', atLeast: false, text: dice.pick(['', '', '0', 'нет', 'под заказ', '-']) }
  if (roll > 0.97) return { value: null, atLeast: false, text: dice.pick(['***', '**', 'есть']) }
  if (roll > 0.92)
    return dice.pick([atLeast('50', '>50'), atLeast('10', '10+'), atLeast('5', 'более 5'), atLeast('20', '> 20')])
  const most = Math.min(600, Math.max(3, 1_500_000 / price))
  const pieces = String(1 + Math.floor(most * dice.roll() ** 3))
  return { value: pieces, atLeast: false, text: dice.chance(0.05) ? `${pieces} шт.` : pieces }
}

function atLeast(value: string, text: string): SampleQuantity {
  return { value, atLeast: true, text }
}

/** 1234567.5 → 1 234 567,50, with blanks that don't break, as 1C writes it. */
function asRussian(price: string): string {
  const [whole = '', cents = '00'] = price.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${cents}`
}
