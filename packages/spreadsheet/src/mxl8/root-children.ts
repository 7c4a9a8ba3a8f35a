import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import type { BracketHandler } from './bracket-tokenizer.ts'

/** A child of the root group: a text (string or atom), or a group with its members. */
export type BracketNode = string | BracketNode[]

/**
 * What the reader wants of the next child: all of it (`whole`), the same unless it is too large (`small`), or of a group only that it was
 * there (`mark`). For what is not wanted an empty group is given.
 */
export type Wish = 'whole' | 'small' | 'mark'

/** A reader of the root's children: is sent each of them in turn, answers with what it wants of the next one. */
export type ChildReader = Generator<Wish, void, BracketNode>

/** A group of a table is never larger; guards against one that swallows the memory. */
const maxNodes = 1_000_000

/** Builds the children of the root group one at a time and hands them to a {@link ChildReader}. */
export class RootChildren implements BracketHandler {
  wantsText = true
  /** The root group is closed: the table is complete. */
  complete = false
  readonly #reader: ChildReader
  readonly #row: () => number
  #wish: Wish = 'whole'
  #depth = 0
  #nodes = 0
  #stack: BracketNode[][] = []

  /** `row` tells the row being read, for error messages. */
  constructor(reader: ChildReader, row: () => number) {
    this.#reader = reader
    this.#row = row
    this.#take(reader.next())
  }

  open(): void {
    if (this.complete) return
    this.#depth++
    if (this.#depth > limits.mxlNesting)
      throw spreadsheetError('nestingTooDeep', { row: this.#row(), limit: limits.mxlNesting })
    if (this.#depth === 1) return
    if (this.#depth === 2) {
      this.#nodes = 0
      this.wantsText = this.#wish !== 'mark'
    }
    if (this.#wish !== 'mark') this.#stack.push([])
    this.#count()
  }

  close(): void {
    if (this.complete) return
    this.#depth--
    if (this.#depth === 0) {
      this.complete = true
      this.#reader.return()
      return
    }
    if (this.#depth < 0) throw spreadsheetError('fileDamaged', { part: 'the 1C table', detail: 'a } too many' })
    const group = this.#stack.pop() ?? []
    if (this.#depth > 1) this.#stack.at(-1)?.push(group)
    else this.#send(group)
  }

  value(text: string): void {
    if (this.complete) return
    if (this.#depth === 0)
      throw spreadsheetError('fileDamaged', { part: 'the 1C table', detail: 'it does not begin with {' })
    if (this.#depth === 1) this.#send(text)
    else {
      this.#stack.at(-1)?.push(text)
      this.#count()
    }
  }

  #count(): void {
    if (this.#wish === 'mark' || ++this.#nodes <= maxNodes) return
    if (this.#wish === 'whole')
      throw spreadsheetError('fileDamaged', { part: `row ${this.#row()}`, detail: 'a group is too large' })
    this.#wish = 'mark'
    this.wantsText = false
    this.#stack = []
  }

  #send(node: BracketNode): void {
    this.wantsText = true
    this.#take(this.#reader.next(node))
  }

  #take(answer: IteratorResult<Wish, void>): void {
    this.#wish = answer.done === true ? 'mark' : answer.value
  }
}
