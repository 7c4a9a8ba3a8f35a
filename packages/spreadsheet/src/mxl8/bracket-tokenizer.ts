import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'

/**
 * What the tokens of 1C's bracket notation mean to their reader. The notation has three kinds of node: `{group}`, `"string"` with `""` as
 * its only escape (commas, braces and line breaks stand in it as they are), and atoms, which are all else up to `,` `{` `}` or a blank.
 */
export interface BracketHandler {
  /** Whether the texts of strings and atoms are wanted; without it they are passed over and given as ''. */
  wantsText: boolean
  open(): void
  close(): void
  value(text: string): void
}

const quote = 0x22
const comma = 0x2c
const open = 0x7b
const close = 0x7d
const blank = 0x20

type State = 'between' | 'atom' | 'string' | 'stringQuote'

/** Cuts chunks of any size into tokens. Base64 atoms (pictures) are dropped while they are read. */
export class BracketTokenizer {
  readonly #handler: BracketHandler
  #state: State = 'between'
  #token = ''

  constructor(handler: BracketHandler) {
    this.#handler = handler
  }

  write(chunk: string): void {
    let at = 0
    while (at < chunk.length) {
      switch (this.#state) {
        case 'between':
          at = this.#between(chunk, at)
          break
        case 'atom':
          at = this.#atom(chunk, at)
          break
        case 'string':
          at = this.#string(chunk, at)
          break
        case 'stringQuote':
          at = this.#stringQuote(chunk, at)
      }
    }
  }

  #between(chunk: string, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at)
      if (code === comma || code <= blank) continue
      if (code === open) this.#handler.open()
      else if (code === close) this.#handler.close()
      else if (code === quote) {
        this.#state = 'string'
        return at + 1
      } else {
        this.#state = 'atom'
        return at
      }
    }
    return chunk.length
  }

  #atom(chunk: string, from: number): number {
    let at = from
    for (; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at)
      if (code === comma || code === close || code === open || code <= blank) break
    }
    this.#add(chunk, from, at)
    if (this.#token.startsWith('#base64:')) this.#token = '#base64:'
    if (at < chunk.length) this.#emit()
    return at
  }

  #string(chunk: string, from: number): number {
    const at = chunk.indexOf('"', from)
    this.#add(chunk, from, at < 0 ? chunk.length : at)
    if (at < 0) return chunk.length
    this.#state = 'stringQuote'
    return at + 1
  }

  /** After a quote within a string: a second one stands for itself, anything else ends the string. */
  #stringQuote(chunk: string, at: number): number {
    if (chunk.charCodeAt(at) === quote) {
      this.#token += '"'
      this.#state = 'string'
      return at + 1
    }
    this.#emit()
    return at
  }

  #add(chunk: string, from: number, to: number): void {
    if (!this.#handler.wantsText) return
    this.#token += chunk.slice(from, to)
    if (this.#token.length > limits.tokenCharacters)
      throw spreadsheetError('tokenTooLong', { part: 'The 1C table', limit: limits.tokenCharacters })
  }

  #emit(): void {
    const token = this.#token
    this.#token = ''
    this.#state = 'between'
    this.#handler.value(token)
  }
}
