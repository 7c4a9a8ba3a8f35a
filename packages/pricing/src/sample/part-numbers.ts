import { partNumberKey } from '../part-number/part-number-key.ts'
import { articleOf } from './article.ts'
import type { BundleProduct } from './bundles.ts'
import type { Dice } from './dice.ts'
import { makeIgnoredGoods, makeStrangeGoods } from './goods.ts'
import { otherNames } from './makers.ts'
import type { Maker } from './makers.ts'
import type { Category, Product } from './product.ts'
import { described, mistyped, suffixes, typed, withLookAlike, withoutDash } from './spelling.ts'
import { makeStock } from './stock.ts'
import type { SampleStock } from './stock.ts'

export interface SamplePartNumber {
  readonly partNumber: string
  readonly maker: Maker
  /** The maker as the file has it; null where it doesn't say. */
  readonly vendor: string | null
  readonly description: string
  /** The name of its LOT. */
  readonly lot: string | null
  readonly isPrimary: boolean
  readonly isIgnored: boolean
  /** Null: no distributor has it. */
  readonly stock: SampleStock | null
}

/** A LOT with what its part numbers are made of. */
export interface NumberedLot {
  readonly name: string
  readonly product: Product | BundleProduct
  /** Tells its articles apart from those of all other LOTs. */
  readonly number: number
}

/** A part number as its maker writes it, and the LOT that it is of. */
export interface Article {
  readonly lot: NumberedLot
  readonly maker: Maker
  readonly text: string
  /** Without what is appended for its packing. */
  readonly isPlain: boolean
}

/** Also sold by makers of whole servers, under numbers of theirs. */
const options: ReadonlySet<string> = new Set<Category>([
  'CPU',
  'RAM',
  'SSD',
  'HDD',
  'NIC',
  'GPU',
  'RAID',
  'PSU',
  'Switch',
])
const serverMakers = ['HPE', 'Dell', 'Lenovo'] as const

/** All articles that a LOT may have; the first is its primary one. */
export function articlesOf(lot: NumberedLot): Article[] {
  const { product, number } = lot
  const category = product.category === 'Server' || product.category === 'Kit' ? null : product.category
  const makers = [...product.makers, ...(options.has(product.category) ? serverMakers : [])]
  return [...new Set(makers)].flatMap((maker) => {
    const text = articleOf(maker, category, number)
    return ['', ...suffixes[maker]].map((suffix) => ({ lot, maker, text: text + suffix, isPlain: suffix === '' }))
  })
}

/** A mapped part number. Some are misspelt, as whoever mapped them has noticed. */
export function mappedPartNumber(
  { lot, maker, text }: Article,
  { isPrimary, dice }: { isPrimary: boolean; dice: Dice },
): SamplePartNumber {
  const misspelt = !isPrimary && dice.chance(0.03) ? withLookAlike(text) : null
  return {
    partNumber: typed(misspelt ?? text, dice),
    maker,
    vendor: dice.chance(0.04) ? maker.toLowerCase() : maker,
    description: described(lot.product, dice),
    lot: lot.name,
    isPrimary,
    isIgnored: false,
    stock: dice.chance(isPrimary ? 0.75 : 0.4) ? makeStock(lot.product.price, dice) : null,
  }
}

interface Damage {
  readonly count: number
  /** What became of an article in a file; null where this can't happen to it. */
  readonly spell: (article: Article, dice: Dice) => { text: string; vendor: string | null } | null
}

/** How the unmapped part numbers of the sample came about: 330 that are like a mapped one, beside which stand 70 that are like none. */
const damages: readonly Damage[] = [
  {
    count: 90,
    spell: ({ text, maker }, dice) => ({ text, vendor: dice.chance(0.3) ? null : dice.pick(otherNames[maker]) }),
  },
  { count: 60, spell: ({ text, maker }) => spelt(withLookAlike(text), maker) },
  { count: 40, spell: ({ text, maker }, dice) => spelt(withoutDash(text, dice), maker) },
  {
    count: 90,
    spell: ({ text, maker, isPlain }, dice) => spelt(isPlain ? text + dice.pick(suffixes[maker]) : null, maker),
  },
  { count: 50, spell: ({ text, maker, isPlain }) => spelt(isPlain ? mistyped(text) : null, maker) },
]
export const strangeCount = 70

function spelt(text: string | null, vendor: string): { text: string; vendor: string } | null {
  return text === null ? null : { text, vendor }
}

/** What nobody has mapped yet. `taken`: keys of all part numbers so far; those of the new ones are added. */
export function unmappedPartNumbers(
  articles: readonly Article[],
  { taken, firstNumber, dice }: { taken: Set<string>; firstNumber: number; dice: Dice },
): SamplePartNumber[] {
  const alike = damages.flatMap(({ count, spell }) => {
    // More than are needed: some articles can't be damaged so, and some results are there already.
    const made = dice.some(articles, count * 6).flatMap((article) => {
      const damaged = spell(article, dice)
      const key = damaged === null ? null : keyOf(damaged.text, damaged.vendor)
      if (damaged === null || key === null || taken.has(key)) return []
      taken.add(key)
      return [{ article, ...damaged }]
    })
    return dice.some(made, count).map(({ article: { lot, maker }, text, vendor }): SamplePartNumber => ({
      ...unmapped,
      partNumber: typed(text, dice),
      maker,
      vendor,
      description: described(lot.product, dice),
      stock: makeStock(lot.product.price, dice),
    }))
  })
  const strange = Array.from({ length: strangeCount }, (_, index): SamplePartNumber => {
    const { maker, partNumber, description, price } = makeStrangeGoods(firstNumber + index, dice)
    return { ...unmapped, partNumber, maker, vendor: maker, description, stock: makeStock(price, dice) }
  })
  return [...alike, ...strange]
}

const unmapped = { lot: null, isPrimary: false, isIgnored: false } as const

export function ignoredPartNumber(number: number, dice: Dice): SamplePartNumber {
  const { maker, partNumber, description, price } = makeIgnoredGoods(number, dice)
  return {
    partNumber,
    maker,
    vendor: dice.chance(0.2) ? null : maker,
    description,
    lot: null,
    isPrimary: false,
    isIgnored: true,
    stock: dice.chance(0.5) ? makeStock(price, dice) : null,
  }
}

/** One text for the identity of a part number. */
export function keyOf(text: string, vendor: string | null): string {
  return JSON.stringify(partNumberKey(text, vendor))
}
