import { words } from './title-words.ts'

const conventionalUnits = 'у\\.?\\s?е'

/** What stands for a currency in a cell, a format or a title → the currencies it may mean. */
const signs: readonly (readonly [pattern: string, currencies: readonly string[]])[] = [
  ['рос\\.?\\s?руб[а-я]*', ['RUB']],
  ['бел\\.?\\s?руб[а-я]*', ['BYN']],
  ['руб[а-я]*|р|₽', ['RUB', 'BYN']],
  ['rur|rub|ruble|rubles', ['RUB']],
  ['byr|byn', ['BYN']],
  ['коп[а-я]*', ['RUB', 'BYN', 'UAH']],
  ['€|eur|euro|euros|евро|євро', ['EUR']],
  ['us\\$|usd|долл[а-я]*|дол|долар[а-яіїє]*', ['USD']],
  // "Conventional units": whichever the two agree on.
  [conventionalUnits, ['USD', 'EUR']],
  ['\\$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'TWD']],
  ['£|gbp', ['GBP']],
  ['cny|rmb|юан[а-я]*', ['CNY']],
  ['jpy|иен[а-я]*', ['JPY']],
  ['¥|￥', ['CNY', 'JPY']],
  ['грн|гривн[а-яіїє]*|гривен[а-яіїє]*|₴|uah', ['UAH']],
  ['тенге|тг|₸|kzt', ['KZT']],
  ['zł|zl|pln|злот[а-я]*', ['PLN']],
  ['₺|try|tl', ['TRY']],
  ['kč|kc|czk', ['CZK']],
  ['chf', ['CHF']],
  ['₼|azn', ['AZN']],
  ['₾|gel|лари', ['GEL']],
  ['֏|amd', ['AMD']],
  ['сум|uzs', ['UZS']],
  ['сом|kgs', ['KGS']],
  ['₹|inr', ['INR']],
]

const exact = signs.map(([pattern, currencies]) => ({ pattern: new RegExp(`^(?:${pattern})\\.?$`), currencies }))
const within = signs
  .filter(([pattern]) => pattern !== 'коп[а-я]*' && pattern !== conventionalUnits)
  .map(([pattern, currencies]) => ({
    pattern: words(`<(?:${pattern})>`, 'g'),
    currencies,
  }))
const isoCodes = new Set(Intl.supportedValuesOf('currency'))

/** No sign, abbreviation or word is longer. */
const signLength = 20
/** A column has few signs, and they come in every cell. */
const known = new Map<string, readonly string[] | null>()
const knownLimit = 1_000

/** The currencies that a sign, an abbreviation or a code may mean; null where the text is none. */
export function currenciesOf(text: string): readonly string[] | null {
  if (text.length > signLength) return null
  const cached = known.get(text)
  if (cached !== undefined) return cached
  const currencies = lookUp(text.trim().toLowerCase())
  if (known.size >= knownLimit) known.clear()
  known.set(text, currencies)
  return currencies
}

function lookUp(sign: string): readonly string[] | null {
  const found = exact.find(({ pattern }) => pattern.test(sign))
  if (found !== undefined) return found.currencies
  const code = sign.toUpperCase()
  return isoCodes.has(code) ? [code] : null
}

/** The currency that a title or a letterhead names; null where it names none or several. */
export function currencyNamedIn(text: string): string | null {
  const [only, ...others] = takeCurrencies(text).found
  return only !== undefined && others.length === 0 ? only : null
}

const conventional = words(`<${conventionalUnits}>`)

/** Whether a title speaks of "у. е.", of which the file does not say what they are. */
export function namesConventionalUnits(text: string): boolean {
  return conventional.test(text.toLowerCase())
}

/** The text without the currencies that it names. */
export function withoutCurrencies(text: string): string {
  return takeCurrencies(text).rest
}

/** Finds the likeliest currency of each sign; what one sign took is gone for the next ("бел. руб." is not RUB). */
function takeCurrencies(text: string): { found: Set<string>; rest: string } {
  const found = new Set<string>()
  let rest = text.toLowerCase()
  for (const { pattern, currencies } of within) {
    const without = rest.replaceAll(pattern, ' ')
    if (without === rest) continue
    rest = without
    const [likeliest] = currencies
    if (likeliest !== undefined) found.add(likeliest)
  }
  return { found, rest }
}
