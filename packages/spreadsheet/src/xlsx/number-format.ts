/**
 * Codes of the built-in formats (ECMA-376 part 1, 18.8.30). 5-8 and 41-44 show the currency of the reader's own locale, which the file
 * does not know: they are given without one.
 */
const builtinCodes: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '#,##0',
  6: '#,##0',
  7: '#,##0.00',
  8: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
}

export interface NumberFormat {
  /** Undefined for General. */
  code: string | undefined
  isDate: boolean
}

export const generalFormat: NumberFormat = { code: undefined, isDate: false }

/** The format of a style by its `numFmtId`; the file's own codes go before the built-in ones. */
export function numberFormat(id: number, ownCodes: ReadonlyMap<number, string>): NumberFormat {
  const code = ownCodes.get(id) ?? builtinCodes[id]
  if (code === undefined) {
    // Dates of East Asian locales; all other unknown ids show as General.
    const isDate = (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    return isDate ? { code: 'yyyy-mm-dd', isDate } : generalFormat
  }
  if (/^(general|standard|основной)?$/i.test(code)) return generalFormat
  return { code, isDate: isDateFormat(code) }
}

/** Whether a format code shows a date or time: what is quoted, escaped, a colour, a locale or padding does not count. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replaceAll(/"[^"]*"?/g, '')
    .replaceAll(/\\./gs, '')
    .replaceAll(/[_*]./gs, '')
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
  const [first = ''] = bare.split(';')
  if (/general/i.test(first)) return false
  return /[ymdhs]/i.test(first)
}
