/** How the prices of a file become net prices of one piece. */
export interface PriceTerms {
  vatIncluded: boolean
  vatPercent: string
  pack: number
}

/** What a canonical price is divided by, as a fraction of whole numbers. */
export interface PriceDivisor {
  numerator: bigint
  denominator: bigint
}

const places = 6
/** numeric (20,6) */
const wholeDigits = 14
const scale = 10n ** BigInt(places)

/** (1 + VAT % ÷ 100) × pack; without VAT in the price it is the pack. */
export function priceDivisor({ vatIncluded, vatPercent, pack }: PriceTerms): PriceDivisor {
  if (!vatIncluded) return { numerator: BigInt(pack), denominator: 1n }
  const [whole = '0', fraction = ''] = vatPercent.split('.')
  const hundred = 100n * 10n ** BigInt(fraction.length)
  return { numerator: (hundred + BigInt(whole + fraction)) * BigInt(pack), denominator: hundred }
}

/**
 * A positive price divided, rounded once, half up, to 6 places (docs/pricing-rules.md, Prices). Null where nothing is left (0.000000) or the price has
 * more than 14 whole digits.
 */
export function netPrice(price: string, { numerator, denominator }: PriceDivisor): string | null {
  const point = price.indexOf('.')
  const fractionLength = point === -1 ? 0 : price.length - point - 1
  if (numerator === denominator && fractionLength <= places) {
    return (point === -1 ? price.length : point) > wholeDigits ? null : price
  }
  const digits = BigInt(point === -1 ? price : price.slice(0, point) + price.slice(point + 1))
  const dividend = digits * denominator * scale
  const divisor = numerator * 10n ** BigInt(fractionLength)
  const net = (2n * dividend + divisor) / (2n * divisor)
  if (net === 0n) return null
  const text = net.toString().padStart(places + 1, '0')
  const whole = text.slice(0, -places)
  return whole.length > wholeDigits ? null : `${whole}.${text.slice(-places)}`.replace(/\.?0+$/, '')
}
