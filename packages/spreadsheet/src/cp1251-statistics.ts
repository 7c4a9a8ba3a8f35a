const upperFirst = 0xc0
const lowerFirst = 0xe0

/** Ё ё Є є І і Ї ї Ґ ґ Ў ў Ј ј: Cyrillic letters outside the main block. */
const letters = new Set([0xa8, 0xb8, 0xaa, 0xba, 0xb2, 0xb3, 0xaf, 0xbf, 0xa5, 0xb4, 0xa1, 0xa2, 0xa3, 0xbc])
/** No-break space, quotes, dashes, ellipsis, №, ©, ®, °, ±, §, ·, €, soft hyphen, ™, •: say nothing about the language. */
const neutral = new Set([
  0x82, 0x84, 0x85, 0x88, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa7, 0xa9, 0xab, 0xad, 0xae, 0xb0, 0xb1,
  0xb5, 0xb6, 0xb7, 0xb9, 0xbb,
])

/**
 * Whether bytes that are not UTF-8 read as Windows-1251: the upper half is Cyrillic letters, which stand in words of their own (not
 * one by one between Latin letters, as in Western European text) and whose capitals begin words (in KOI8-R the cases are swapped).
 */
export function looksLikeCp1251(bytes: Buffer): boolean {
  let cyrillic = 0
  let other = 0
  let besideLatin = 0
  let pairs = 0
  let risingPairs = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    if (byte === 0x98) return false
    if (neutral.has(byte)) continue
    if (!isCyrillic(byte)) {
      other++
      continue
    }
    cyrillic++
    const before = bytes[i - 1] ?? 0
    if (isLatin(before) || isLatin(bytes[i + 1] ?? 0)) besideLatin++
    if (before >= upperFirst && byte >= upperFirst) {
      pairs++
      if (before >= lowerFirst && byte < lowerFirst) risingPairs++
    }
  }
  if (cyrillic + other === 0) return true
  if (cyrillic < 0.8 * (cyrillic + other)) return false
  if (besideLatin > 0.4 * cyrillic) return false
  return risingPairs <= 0.2 * pairs
}

function isCyrillic(byte: number): boolean {
  return byte >= upperFirst || letters.has(byte)
}

function isLatin(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}
