import { expect, test } from 'vitest'
import { foldedKey, partNumberKey } from '../part-number/part-number-key.ts'
import { makeSampleBlock, sampleSize, slicesPerBlock } from './make-sample.ts'
import { keyOf } from './part-numbers.ts'
import { strangeCount } from './part-numbers.ts'

const slices = makeSampleBlock(0)
const lots = slices.flatMap((slice) => slice.lots)
const partNumbers = slices.flatMap((slice) => slice.partNumbers)
const mapped = partNumbers.filter(({ lot }) => lot !== null)
const ignored = partNumbers.filter(({ isIgnored }) => isIgnored)
const unmapped = partNumbers.filter(({ lot, isIgnored }) => lot === null && !isIgnored)

test('two runs make the same sample', () => {
  expect(makeSampleBlock(0)).toEqual(slices)
  expect(makeSampleBlock(3)).toEqual(makeSampleBlock(3))
})

test('it holds just as much as it says', () => {
  expect(slices).toHaveLength(slicesPerBlock)
  expect({
    lots: lots.length,
    bundles: lots.filter(({ isBundle }) => isBundle).length,
    partNumbers: partNumbers.length,
    unmapped: unmapped.length,
    ignored: ignored.length,
    vendors: new Set(partNumbers.map(({ maker }) => maker)).size,
  }).toEqual(sampleSize)
  expect(sampleSize).toEqual({ lots: 2_000, bundles: 150, partNumbers: 6_000, unmapped: 400, ignored: 90, vendors: 25 })
})

test('names of LOTs and keys of part numbers are unique, over the blocks of a greater scale too', () => {
  const blocks = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 124].flatMap(makeSampleBlock)
  const names = blocks.flatMap((slice) => slice.lots.map(({ name }) => name))
  expect(new Set(names).size).toBe(names.length)
  const keys = blocks.flatMap((slice) => slice.partNumbers.map(({ partNumber, vendor }) => keyOf(partNumber, vendor)))
  expect(keys).toHaveLength(72_000)
  expect(new Set(keys).size).toBe(keys.length)
})

test('bundles are made of plain components that were there before, each named once', () => {
  const seen = new Set<string>()
  for (const slice of slices) {
    for (const lot of slice.lots) if (!lot.isBundle) seen.add(lot.name)
    for (const { isBundle, items } of slice.lots) {
      expect(items.length > 0).toBe(isBundle)
      expect(new Set(items.map(({ lot }) => lot)).size).toBe(items.length)
      expect(items.filter(({ lot, quantity }) => !seen.has(lot) || quantity < 1)).toEqual([])
    }
  }
})

test('every LOT has part numbers, the first of them primary, all in the slice of their LOT', () => {
  for (const slice of slices) {
    const byLot = Map.groupBy(
      slice.partNumbers.filter(({ lot }) => lot !== null),
      ({ lot }) => lot,
    )
    expect([...byLot.keys()]).toEqual(slice.lots.map(({ name }) => name))
    for (const members of byLot.values())
      expect(members.map(({ isPrimary }) => isPrimary)).toEqual(members.map((_, index) => index === 0))
  }
  expect([...ignored, ...unmapped].filter(({ isPrimary }) => isPrimary)).toEqual([])
})

test('no text of a mapped part number leads to two LOTs, so that a book leaves none out', () => {
  const lotsOfText = Map.groupBy(mapped, ({ partNumber }) => partNumberKey(partNumber, null)?.text)
  for (const members of lotsOfText.values()) expect(new Set(members.map(({ lot }) => lot)).size).toBe(1)
})

test('unmapped part numbers are like mapped ones in each way that suggestions know, and some like none', () => {
  const texts = new Map(mapped.map(({ partNumber, vendor }) => [partNumberKey(partNumber, null)?.text, vendor]))
  const folded = new Set(mapped.map(({ partNumber }) => foldedKey(partNumber)))
  const known = [...folded]
  const sameText = unmapped.filter(({ partNumber }) => texts.has(partNumberKey(partNumber, null)?.text))
  const sameFolded = unmapped.filter((one) => !sameText.includes(one) && folded.has(foldedKey(one.partNumber)))
  const suffixed = unmapped.filter(
    (one) =>
      !sameText.includes(one) &&
      !sameFolded.includes(one) &&
      known.some((text) => text.length > 6 && foldedKey(one.partNumber).startsWith(text)),
  )
  expect(sameText.length).toBeGreaterThanOrEqual(90)
  expect(sameFolded.length).toBeGreaterThanOrEqual(100)
  expect(suffixed.length).toBeGreaterThanOrEqual(80)
  expect(unmapped.length - sameText.length - sameFolded.length - suffixed.length).toBeGreaterThanOrEqual(strangeCount)
})

test('what waits for a LOT is in stock, at worths far apart; quantities are numbers, at least so many, or unknown', () => {
  expect(unmapped.filter(({ stock }) => stock === null)).toEqual([])
  const worth = unmapped
    .map(({ stock }) =>
      (stock?.quantities ?? []).reduce((sum, { value }) => sum + Number(value ?? 0) * Number(stock?.price ?? 0), 0),
    )
    .toSorted((one, other) => other - one)
  expect((worth[0] ?? 0) / (worth[200] ?? 1)).toBeGreaterThan(10)
  const quantities = partNumbers.flatMap(({ stock }) => stock?.quantities ?? [])
  expect(quantities.some(({ atLeast }) => atLeast)).toBe(true)
  expect(quantities.some(({ value }) => value === null)).toBe(true)
  expect(partNumbers.some(({ stock }) => stock !== null && stock.price === null)).toBe(true)
})

test('files write as people do: both languages, small letters, Cyrillic letters in articles, no vendor', () => {
  expect(partNumbers.filter(({ description }) => /[а-я]/i.test(description)).length).toBeGreaterThan(2_000)
  expect(partNumbers.filter(({ description }) => !/[а-я]/i.test(description)).length).toBeGreaterThan(1_500)
  expect(partNumbers.some(({ partNumber }) => partNumber !== partNumber.toUpperCase())).toBe(true)
  expect(mapped.some(({ partNumber }) => /[А-Я]/.test(partNumber))).toBe(true)
  expect(unmapped.some(({ vendor }) => vendor === null)).toBe(true)
})
