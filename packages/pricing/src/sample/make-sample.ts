import { bundles } from './bundles.ts'
import { products } from './catalogue/products.ts'
import { Dice } from './dice.ts'
import { articlesOf, ignoredPartNumber, keyOf, mappedPartNumber, unmappedPartNumbers } from './part-numbers.ts'
import type { Article, NumberedLot, SamplePartNumber } from './part-numbers.ts'

/** What the sample holds at scale 1; at scale n there is n times as much. */
export const sampleSize = { lots: 2_000, bundles: 150, partNumbers: 6_000, unmapped: 400, ignored: 90, vendors: 25 }

export interface SampleLot {
  readonly name: string
  readonly category: string
  readonly description: string
  readonly isBundle: boolean
  readonly items: readonly { readonly lot: string; readonly quantity: number }[]
}

/** Some LOTs with all their part numbers, or part numbers without a LOT; small enough for one transaction. */
export interface SampleSlice {
  readonly lots: readonly SampleLot[]
  readonly partNumbers: readonly SamplePartNumber[]
}

const lotsPerSlice = 250
/** Slices of a block: those with LOTs, and one of what has none. */
export const slicesPerBlock = sampleSize.lots / lotsPerSlice + 1

/** Numbers of articles from here on are none of a LOT. */
const firstFreeNumber = 500_000

/**
 * A block of the sample: all of it at scale 1, the n-th repetition of it, under other names and articles, at a greater one. The same at every
 * call, on every machine. Slices are in the order in which they can be written.
 */
export function makeSampleBlock(block: number): readonly SampleSlice[] {
  const dice = new Dice(20_261 + block)
  const lots = [...products, ...bundles].map((product, index): NumberedLot => ({
    product,
    name: nameIn(block, product.lot),
    number: block * sampleSize.lots + index,
  }))
  const all = lots.map(articlesOf)
  const further = new Set(
    dice.some(
      all.flatMap((articles) => articles.slice(1)),
      sampleSize.partNumbers - sampleSize.unmapped - sampleSize.ignored - sampleSize.lots,
    ),
  )
  const chosen = all.map((articles) => articles.filter((article, index) => index === 0 || further.has(article)))
  const mapped = chosen.map((articles) =>
    articles.map((article, index) => mappedPartNumber(article, { isPrimary: index === 0, dice })),
  )
  return [
    ...lots.flatMap((_, index): SampleSlice[] => {
      if (index % lotsPerSlice > 0) return []
      const upTo = index + lotsPerSlice
      return [
        {
          lots: lots.slice(index, upTo).map((lot) => toLot(lot, { block, dice })),
          partNumbers: mapped.slice(index, upTo).flat(),
        },
      ]
    }),
    { lots: [], partNumbers: withoutLot(chosen.flat(), { block, mapped: mapped.flat(), dice }) },
  ]
}

function withoutLot(
  articles: readonly Article[],
  { block, mapped, dice }: { block: number; mapped: readonly SamplePartNumber[]; dice: Dice },
): SamplePartNumber[] {
  const firstNumber = firstFreeNumber + block * 1_000
  const taken = new Set(mapped.map(({ partNumber, vendor }) => keyOf(partNumber, vendor)))
  return [
    ...unmappedPartNumbers(articles, { taken, firstNumber, dice }),
    ...Array.from({ length: sampleSize.ignored }, (_, index) => ignoredPartNumber(firstNumber + 500 + index, dice)),
  ]
}

function toLot({ product, name }: NumberedLot, { block, dice }: { block: number; dice: Dice }): SampleLot {
  const items = 'items' in product ? product.items : undefined
  return {
    name,
    category: product.category,
    description: dice.chance(0.7) ? product.ru : product.en,
    isBundle: items !== undefined,
    items: (items ?? []).map(({ lot, quantity }) => ({ lot: nameIn(block, lot), quantity })),
  }
}

function nameIn(block: number, name: string): string {
  return block === 0 ? name : `${name}_R${block + 1}`
}
