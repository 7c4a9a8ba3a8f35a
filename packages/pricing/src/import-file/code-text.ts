import type { Cell } from '@pf/spreadsheet'
import { trimBlanks } from '../part-number/blanks.ts'
import { paddedCode } from './number-format.ts'

/** Both together are a key of an index, which takes 2 700 bytes; nobody's article or brand is so long. */
export const longestCode = 400
export const longestVendor = 200

const exponent = /^\d+(?:[.,]\d+)?E\+\d+$/i

/** The text of a code, vendor or name cell: the literal, trimmed, with the leading zeros that its format shows. */
export function codeText(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  return cell.kind === 'number' && cell.format !== undefined
    ? paddedCode(cell.text, cell.format)
    : trimBlanks(cell.text)
}

/**
 * Whether a spreadsheet program made something else of the code, which can't be undone: a number in exponent form, a date, or an error.
 */
export function isDamagedCode(cell: Cell, text: string): boolean {
  return cell.kind === 'date' || cell.kind === 'error' || (text.length <= 30 && exponent.test(text))
}
