const mainBlock = 0xc0
/** Capitals and small letters outside the main block: Ё Є І Ї Ґ Ў Ј and their small ones. */
const capitals = new Set([0xa8, 0xaa, 0xb2, 0xaf, 0xa5, 0xa1, 0xa3])
const smallLetters = new Set([0xb8, 0xba, 0xb3, 0xbf, 0xb4, 0xa2, 0xbc])
/** о е а и, the commonest letters of Russian and Ukrainian. */
const common = new Set([0xee, 0xe5, 0xe0, 0xe8, 0xce, 0xc5, 0xc0, 0xc8])
/** No-break space, quotes, dashes, ellipsis, №, ©, ®, °, ±, §, ·, €, soft hyphen, ™, •: say nothing about the language. */
const neutral = new Set([
  0x82, 0x84, 0x85, 0x88, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa7, 0xa9, 0xab, 0xad, 0xae, 0xb0,
  0xb1, 0xb5, 0xb6, 0xb7, 0xb9, 0xbb,
])

/**
 * Whether bytes that are not UTF-8 read as Windows-1251: the upper half is Cyrillic letters, which stand in words of their own (not
 * one by one between Latin letters, as in Western European text), whose capitals begin words (in KOI8-R the cases are swapped) and
 * which are as common as they should be (in CP866 they are not).
 */
export function looksLikeCp1251(bytes: Buffer): boolean {
  let cyrillic = 0
  let other = 0
  let besideLatin = 0
  let commonLetters = 0
  let pairs = 0
  let risingPairs = 0
  let fallingPairs = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80 || neutral.has(byte)) continue
    if (byte === 0x98) return false
    if (!isSmall(byte) && !isCapital(byte)) {
      other++
      continue
    }
    cyrillic++
    if (common.has(byte)) commonLetters++
    const before = bytes[i - 1] ?? 0
    if (isLatin(before) || isLatin(bytes[i + 1] ?? 0)) besideLatin++
    if (!isSmall(before) && !isCapital(before)) continue
    pairs++
    if (isSmall(before) && isCapital(byte)) risingPairs++
    if (isCapital(before) && isSmall(byte)) fallingPairs++
  }
  if (cyrillic + other === 0) return true
  if (cyrillic < 0.8 * (cyrillic + other) || besideLatin > 0.4 * cyrillic) return false
  if (cyrillic >= 30 && commonLetters < 0.2 * cyrillic) return false
  if (risingPairs > fallingPairs && risingPairs > 0.03 * pairs) return false
  return risingPairs <= 0.2 * pairs
}

function isCapital(byte: number): boolean {
  return (byte >= mainBlock && byte < 0xe0) || capitals.has(byte)
}

function isSmall(byte: number): boolean {
  return byte >= 0xe0 || smallLetters.has(byte)
}

function isLatin(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}
