import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'

/**
 * Collects the text of a string item (`si`, `is`): all runs joined, phonetic runs (`rPh`) left out, `_xHHHH_` decoded.
 */
export class RichText {
  #text = ''
  #capturing = false
  #phonetic = false

  start(): void {
    this.#text = ''
    this.#capturing = false
    this.#phonetic = false
  }

  open(name: string): void {
    if (name === 't') this.#capturing = !this.#phonetic
    else if (name === 'rPh') this.#phonetic = true
  }

  close(name: string): void {
    if (name === 't') this.#capturing = false
    else if (name === 'rPh') this.#phonetic = false
  }

  add(text: string, part: string): void {
    if (!this.#capturing) return
    this.#text += text
    if (this.#text.length > limits.tokenCharacters)
      throw spreadsheetError('tokenTooLong', { part, limit: limits.tokenCharacters })
  }

  finish(): string {
    return decodeEscapes(this.#text)
  }
}

/**
 * Excel writes characters that XML cannot hold as `_x000D_`, and a literal `_x000D_` as `_x005F_x000D_`. A zero, which no text of a
 * table can mean, is dropped.
 */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text
    .replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\0', '')
    .toWellFormed()
}
