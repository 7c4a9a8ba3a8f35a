import { isPlace } from './column-titles.ts'
import type { TableColumn } from './table-columns.ts'
import { normaliseTitle, words } from './title-words.ts'
import { isUnit } from './units.ts'

/** Words of a title that say "quantity in stock" and not where. */
const quantityWord = words(
  '^(?:количеств\\S*|кол-во|кол|во|к-во|остат\\S*|ост|наличи\\S*|доступн\\S*|свободн\\S*|запас\\S*|qty|quantity|qnt|stock|on-?hand|hand|on|in|' +
    'avail\\S*|free|balance|inventory|кон|конечн\\S*|текущ\\S*|итог\\S*|всего|total|общ\\S*|товар\\S*|ед|залиш\\S*|кількість|наявн\\S*|доступн\\S*|' +
    'вільн\\S*|к-сть|на|в|по|для|и|is|at|of|the|as|складе|складах|складі|current|closing|хран\\S*|изм\\S*|единиц\\S*|дату|конец|date|и|за|от|г|' +
    'период\\S*|month|end|шт|есть|продаж\\S*|заказ\\S*|отгруз\\S*|без|резерв\\S*|с|учетом|to|for|sale|сумма|полю|sum|\\d+)$',
)

/** Words for the quantity itself. */
const measure = words(
  '<(?:количеств|кол>|кол-во|остат|ост>|наличи|доступн|свободн|запас|qty|quantity|stock|avail|balance|залиш|кільк|наявн|вільн)',
)

/**
 * The warehouse that the titles of a quantity column name, in their spelling; null where they only say that it is a quantity. Several
 * columns may be told apart by a merged heading; over a single column such a heading is about more than that.
 */
export function warehouseOf({ own, above, lowest }: TableColumn, isOneOfSeveral: boolean): string | null {
  const titles = isOneOfSeveral ? [lowest, ...above.toReversed()] : own.toReversed()
  for (const title of titles) {
    const place = placeIn(title)
    if (place !== null && (isOneOfSeveral || isPlace(title) || isProperName(place, title))) return place
  }
  return null
}

/** `Остаток: Склад Москва, шт.` → `Склад Москва`. */
function placeIn(title: string): string | null {
  const all = title.split(/\s+/u)
  const kept = all.filter((word) => !isQuantityWord(word))
  if (kept.length === 0) return null
  // "Склад отдела продаж" stays whole, "Остаток Склад 1" keeps its number.
  const isWhole = !measure.test(normaliseTitle(title))
  const place = isWhole
    ? all
    : isPlace(kept.join(' '))
      ? all.filter((word) => kept.includes(word) || /^№?\d+\.?$/.test(word))
      : kept
  const name = place.join(' ').replaceAll(/^[\s,.:;(/–—-]+|[\s,:;(/–—-]+$/gu, '')
  const closed = name.includes('(') ? name : name.replaceAll(')', '')
  return /\p{L}/u.test(closed) ? closed : null
}

function isQuantityWord(word: string): boolean {
  const bare = normaliseTitle(word).replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return bare === '' || quantityWord.test(bare) || isUnit(bare) || /^[\d.,/-]+$/.test(bare)
}

/** `Остаток Москва`: a capital letter inside the title. */
function isProperName(place: string, title: string): boolean {
  return !title.trim().startsWith(place) && /^["«(]?\p{Lu}/u.test(place)
}
