import type { Maker } from './makers.ts'
import type { Dice } from './dice.ts'

/** What makers and dealers append to an article: how it is packed, or for whom. */
export const suffixes: Record<Maker, readonly [string, string]> = {
  AMD: ['WOF', 'MPK'],
  Intel: [' TRAY', ' BOX'],
  Samsung: ['-BULK', ' OEM'],
  Micron: ['R', ' BULK'],
  'SK hynix': [' OEM', ' BULK'],
  Kingston: ['/BK', '-OEM'],
  Seagate: [' OEM', '-RF'],
  'Western Digital': [' OEM', '-BULK'],
  Toshiba: [' OEM', '-BULK'],
  Solidigm: ['-BULK', ' OEM'],
  KIOXIA: ['-BULK', ' OEM'],
  Supermicro: ['-B', ' OEM'],
  Broadcom: ['-KIT', '-SGL'],
  NVIDIA: ['-BULK', '-SP'],
  GIGABYTE: [' BULK', '-OEM'],
  ASUS: [' BULK', '-OEM'],
  HPE: ['#ABA', ' BULK'],
  Dell: [' OEM', '-REF'],
  Lenovo: [' FRU', ' OEM'],
  APC: ['-RU', ' NC'],
  Delta: [' OEM', '-REV.B'],
  Adaptec: ['-SGL', ' BULK'],
  Hyperline: ['-10PCS', ' BAG'],
  Chenbro: [' OEM', '-KIT'],
  Microsoft: [' OEM', ' ESD'],
}

/** Latin capitals and the Cyrillic ones that look the same. */
const twins = new Map(
  Object.entries({ A: 'А', B: 'В', E: 'Е', K: 'К', M: 'М', H: 'Н', O: 'О', P: 'Р', C: 'С', T: 'Т', X: 'Х' }),
)

/** With its last letter that has a Cyrillic twin typed on the other keyboard; null where it has none. */
export function withLookAlike(text: string): string | null {
  const at = text.split('').findLastIndex((sign) => twins.has(sign))
  return at < 0 ? null : text.slice(0, at) + (twins.get(text.charAt(at)) ?? '') + text.slice(at + 1)
}

/** With its first dash lost, or made a blank or a comma by somebody; null where it has none. */
export function withoutDash(text: string, dice: Dice): string | null {
  return text.includes('-') ? text.replace('-', dice.pick(['', ' ', ','])) : null
}

/** With a sign typed twice. So it is longer than the articles of its style, and equals none of them. */
export function mistyped(text: string): string {
  const at = Math.floor(text.length / 2)
  return text.slice(0, at + 1) + text.slice(at)
}

/** As it may stand in a file: mostly right, sometimes in small letters. Still the same article. */
export function typed(text: string, dice: Dice): string {
  return dice.chance(0.05) ? text.toLowerCase() : text
}

/** A name as files have it: in either language, short, or shouted. */
export function described({ en, ru }: { en: string; ru: string }, dice: Dice): string {
  const text = dice.chance(0.55) ? ru : en
  if (dice.chance(0.08)) return text.toUpperCase()
  if (dice.chance(0.06)) return `${text} (новый, гарантия ${dice.pick([12, 24, 36])} мес.)`
  return text
}
