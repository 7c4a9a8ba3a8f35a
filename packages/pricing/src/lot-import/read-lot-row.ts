import type { LotLayout, LotRejectionReason } from '@pf/contract'
import type { Cell } from '@pf/spreadsheet'
import { codeText, isDamagedCode } from '../import-file/code-text.ts'
import { readQuantity } from '../import-file/quantity.ts'
import { shownText } from '../import-file/rejected-row.ts'
import { normaliseTitle, words } from '../import-file/title-words.ts'
import type { ListRow } from '../list-file/read-list.ts'

const longestName = 100
const longestDescription = 10_000
const severalLines = /[\n\v\f\r\u0085\u2028\u2029]/

const bundle = words('^(?:bundle|kit|set|комплект|набор|сборка)$')
const component = words('^(?:component|plain component|part|компонент|простой компонент|деталь)$')

/** What a row says of its LOT; '' and null: nothing. */
export interface ReadLotRow {
  readonly name: string
  readonly category: string
  readonly description: string
  readonly isBundle: boolean | null
  readonly item: string | null
  /** Decimal; null without an item. */
  readonly quantity: string | null
  readonly problem: { readonly column: number; readonly reason: LotRejectionReason } | null
}

/** Reads a row by itself; what depends on other rows or on the LOTs that there are is decided where all of them are. */
export function readLotRow(row: ListRow, { columns }: LotLayout): ReadLotRow {
  const cells = {
    name: row.cell(columns.name),
    category: row.cell(columns.category),
    description: row.cell(columns.description),
    kind: row.cell(columns.kind),
    item: row.cell(columns.item),
    quantity: row.cell(columns.quantity),
  }
  const name = codeText(cells.name)
  const category = textOf(cells.category)
  const description = textOf(cells.description)
  const kind = kindOf(textOf(cells.kind))
  const item = codeText(cells.item) || null
  const quantity = item === null ? null : itemQuantity(cells.quantity)
  const checks: readonly (readonly [LotRejectionReason, keyof typeof cells, boolean])[] = [
    ['nameMissing', 'name', name === ''],
    ['nameDamaged', 'name', cells.name !== undefined && isDamagedCode(cells.name, name)],
    ['nameUnusable', 'name', name.length > longestName || severalLines.test(name)],
    ['cellError', 'category', cells.category?.kind === 'error'],
    ['categoryUnusable', 'category', category.length > longestName || severalLines.test(category)],
    ['cellError', 'description', cells.description?.kind === 'error'],
    ['descriptionTooLong', 'description', description.length > longestDescription],
    ['kindUnknown', 'kind', kind === undefined],
    ['nameDamaged', 'item', cells.item !== undefined && isDamagedCode(cells.item, item ?? '')],
    ['itemIsItself', 'item', item !== null && item === name],
    ['quantityWrong', 'quantity', quantity?.problem === 'quantityWrong'],
    ['quantityAmbiguous', 'quantity', quantity?.problem === 'quantityAmbiguous'],
  ]
  const failed = checks.find(([, , fails]) => fails)
  return {
    // What can be no name is none, however long it is.
    name: failed?.[0] === 'nameUnusable' ? '' : name,
    category,
    description,
    isBundle: kind ?? null,
    item,
    quantity: quantity?.value ?? null,
    problem: failed === undefined ? null : { column: columns[failed[1]] ?? columns.name, reason: failed[0] },
  }
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : shownText(cell).trim()
}

/** Null where the cell is blank, undefined where it says something else. */
function kindOf(text: string): boolean | null | undefined {
  const word = normaliseTitle(text)
  if (word === '') return null
  if (bundle.test(word)) return true
  return component.test(word) ? false : undefined
}

interface ItemQuantity {
  readonly value: string | null
  readonly problem: 'quantityWrong' | 'quantityAmbiguous' | null
}

/** A number above zero. What a decimal comma and a decimal dot read differently, such as `1,125`, is for a person to say. */
function itemQuantity(cell: Cell | undefined): ItemQuantity {
  const readings = ([',', '.'] as const).flatMap((sign) => {
    const quantity = readQuantity(cell, sign)
    if (quantity === null || quantity.value === null || quantity.atLeast) return []
    return Number(quantity.value) > 0 ? [quantity.value] : []
  })
  const [first, second] = readings
  if (first === undefined) return { value: null, problem: 'quantityWrong' }
  if (second !== undefined && second !== first) return { value: null, problem: 'quantityAmbiguous' }
  return { value: first, problem: null }
}
