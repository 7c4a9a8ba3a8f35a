import type { Maker } from './makers.ts'
import type { Category } from './product.ts'

const digits = '0123456789'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** 32 signs: without the letters that are taken for digits. */
const signs = '0123456789ABCDEFGHJKLMNPRSTUVWXY'
const serials = 1_000_000

/** A number of an article, in the ways that makers write theirs; each way tells all numbers apart. */
interface Serial {
  /** Six digits; or some of them. */
  readonly digits: string
  /** Four letters and digits. */
  readonly signs: string
  /** Four letters, and the digit that tells apart what they don't. */
  readonly letters: string
  readonly rest: string
}

const byCategory: Partial<Record<Maker, Partial<Record<Category, (serial: Serial) => string>>>> = {
  Intel: {
    CPU: (serial) => `PK8071305${serial.digits}`,
    Transceiver: (serial) => `E25G${serial.signs}FTLX`,
  },
  Samsung: { SSD: (serial) => `MZQL2${serial.signs}HCLS-00A07` },
  Micron: { SSD: (serial) => `MTFDKCC${serial.signs}TFR-1BC1ZABYY` },
  Seagate: { SSD: (serial) => `XS${serial.signs}SE70124` },
  'Western Digital': { SSD: (serial) => `WUSTR${serial.signs}BSS200` },
  Supermicro: {
    Motherboard: (serial) => `MBD-${serial.signs}-O`,
    Chassis: (serial) => `CSE-${serial.signs}-R1K23LPBP`,
    PSU: (serial) => `PWS-${serial.signs}-1R`,
    Cooling: (serial) => `SNK-P${serial.signs}AP4`,
    Backplane: (serial) => `BPN-SAS3-${serial.signs}-N4`,
    Riser: (serial) => `RSC-W${serial.signs}-66G4`,
    'Drive tray': (serial) => `MCP-220-${serial.digits}-0B`,
    'Rail kit': (serial) => `MCP-290-${serial.digits}-0N`,
    Cable: (serial) => `CBL-SAST-${serial.digits}`,
  },
  NVIDIA: {
    GPU: (serial) => `900-2${part(serial, 0, 4)}-00${part(serial, 4, 6)}-000`,
    Cable: (serial) => `MCP${part(serial, 0, 4)}-C0${part(serial, 4, 6)}E26N`,
    Transceiver: (serial) => `MMA${serial.signs}-C100D`,
    Switch: (serial) => `MSN${part(serial, 0, 4)}-CS${part(serial, 4, 6)}FC`,
  },
  APC: { UPS: (serial) => `SMT${serial.digits}RMI2U` },
  Hyperline: { Rack: (serial) => `TTB-${serial.digits}-AS-RAL9004` },
}

const byMaker: Record<Maker, (serial: Serial) => string> = {
  AMD: (serial) => `100-000${serial.digits}`,
  Intel: (serial) => `E810${serial.signs}G2P5`,
  Samsung: (serial) => `M321R${serial.signs}BB6-CQK`,
  Micron: (serial) => `MTC40F${serial.signs}S1RC48BA1`,
  'SK hynix': (serial) => `HMCG${serial.signs}AGBRA181N`,
  Kingston: (serial) => `KSM48R40${serial.signs}-64HMR`,
  Seagate: (serial) => `ST16000NM${serial.signs}`,
  'Western Digital': (serial) => `WUH72${serial.signs}ALE6L4`,
  Toshiba: (serial) => `MG${serial.signs}ACA18TE`,
  Solidigm: (serial) => `SBFPF2B${serial.signs}T001`,
  KIOXIA: (serial) => `KCD8X${serial.signs}3T84`,
  Supermicro: (serial) => `SYS-${serial.signs}-TNR`,
  Broadcom: (serial) => `05-${part(serial, 0, 5)}-0${part(serial, 5, 6)}`,
  NVIDIA: (serial) => `MCX${serial.digits}AN-ADAT`,
  GIGABYTE: (serial) => `9MZ${serial.signs}NR-00`,
  ASUS: (serial) => `90SB${serial.signs}-M0UAY0`,
  HPE: (serial) => `P${part(serial, 0, 5)}-B2${part(serial, 5, 6)}`,
  Dell: (serial) => `40${serial.rest}-${serial.letters}`,
  Lenovo: (serial) => `4X${letters.charAt(Number(part(serial, 0, 1)) + 1)}7A${part(serial, 1, 6)}`,
  APC: (serial) => `AR${serial.digits}`,
  Delta: (serial) => `DPS-${part(serial, 0, 4)}AB-${part(serial, 4, 6)}A`,
  Adaptec: (serial) => `2${serial.digits}-R`,
  Hyperline: (serial) => `HLC-${serial.digits}`,
  Chenbro: (serial) => `RM${serial.digits}H01`,
  Microsoft: (serial) => `P7${part(serial, 0, 1)}-${part(serial, 1, 6)}`,
}

/**
 * An invented article in the style of its maker. Different numbers below a million make different articles of a maker and a category, and
 * so do different categories.
 */
export function articleOf(maker: Maker, category: Category | null, number: number): string {
  const style = (category === null ? undefined : byCategory[maker]?.[category]) ?? byMaker[maker]
  return style(serialOf(number))
}

function serialOf(number: number): Serial {
  // A factor without a divisor in common with a million: neighbours lie far apart, and no two meet.
  const scattered = (number * 387_421 + 123_457) % serials
  const words = letters.length ** 4
  return {
    digits: write(scattered, digits, 6),
    signs: write(scattered, signs, 4),
    letters: write(scattered % words, letters, 4),
    rest: String(Math.floor(scattered / words)),
  }
}

function part({ digits: all }: Serial, from: number, to: number): string {
  return all.slice(from, to)
}

function write(value: number, alphabet: string, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / alphabet.length))
    text = alphabet.charAt(rest % alphabet.length) + text
  return text
}
