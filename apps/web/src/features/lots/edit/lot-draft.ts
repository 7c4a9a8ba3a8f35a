import type { LotDetail, LotInput } from '@pf/contract'
import type { Language } from '../../../i18n/i18n.ts'

export interface DraftItem {
  readonly lotId: number
  readonly name: string
  /** As it is typed. */
  readonly quantity: string
}

/** A LOT as it stands in the form. */
export interface LotDraft {
  readonly name: string
  readonly category: string
  readonly description: string
  readonly isBundle: boolean
  readonly items: readonly DraftItem[]
}

const emptyDraft: LotDraft = { name: '', category: '', description: '', isBundle: false, items: [] }

/** The form of a LOT before anything is changed in it; null: of a new one. */
export function draftOf(lot: LotDetail | null, language: Language): LotDraft {
  if (lot === null) return emptyDraft
  const { name, category, description, isBundle, items } = lot
  return {
    name,
    category,
    description,
    isBundle,
    items: items.map((item) => ({ ...item, quantity: typedQuantity(item.quantity, language) })),
  }
}

/** "2.500" as one would type it: "2.5", or "2,5". Not grouped, as commas that group would be read as decimal ones. */
function typedQuantity(quantity: string, language: Language): string {
  const plain = readQuantity(quantity) ?? quantity
  return language === 'ru' ? plain.replace('.', ',') : plain
}

/** What was typed as a decimal of the wire, with a point or a comma; null where it is no quantity above zero of at most 3 decimals. */
export function readQuantity(typed: string): string | null {
  const plain = typed.replace(/\s/g, '').replace(',', '.')
  if (!/^\d{1,15}(\.\d{1,3})?$/.test(plain) || Number(plain) === 0) return null
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}

/** Whether two forms would save the same. */
export function isSameDraft(one: LotDraft, other: LotDraft): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other))
}

function comparable({ name, category, description, isBundle, items }: LotDraft): unknown {
  const quantities = items.map(({ lotId, quantity }) => [lotId, readQuantity(quantity) ?? quantity])
  return [name.trim(), category.trim(), description.trim(), isBundle, quantities]
}

/** What keeps a form from being saved; the server has the last word on everything else. */
interface DraftProblems {
  readonly nameEmpty: boolean
  /** Items that have no quantity. */
  readonly quantities: readonly number[]
  /** How many items stand in the way of its being a plain component. */
  readonly leftOver: number
}

export function problemsOf({ name, isBundle, items }: LotDraft): DraftProblems {
  return {
    nameEmpty: name.trim() === '',
    quantities: items.filter(({ quantity }) => readQuantity(quantity) === null).map(({ lotId }) => lotId),
    leftOver: isBundle ? 0 : items.length,
  }
}

/** What is sent; null while the form has problems. */
export function toLotInput(draft: LotDraft): LotInput | null {
  const { nameEmpty, quantities, leftOver } = problemsOf(draft)
  if (nameEmpty || quantities.length > 0 || leftOver > 0) return null
  const { name, category, description, isBundle, items } = draft
  return {
    name,
    category,
    description,
    isBundle,
    items: items.map(({ lotId, quantity }) => ({ lotId, quantity: readQuantity(quantity) ?? quantity })),
  }
}
