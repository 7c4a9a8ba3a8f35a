import { listsRejectedRows, stockMapping, usualVatPercent, vatPercent } from '@pf/contract'
import type {
  ColumnTarget,
  DecimalSign,
  PreviewColumn,
  PreviewQuestion,
  StockMapping,
  importPreview,
} from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import type { ImportChoices } from './choices.ts'

export type Preview = ResultOf<typeof importPreview>

/** What a sheet has one column of. */
export const singleTargets = ['partNumber', 'name', 'vendor', 'price'] as const satisfies readonly ColumnTarget[]
type SingleTarget = (typeof singleTargets)[number]

export interface DraftColumn {
  readonly column: number
  readonly title: string
  readonly target: ColumnTarget
  /** Why it is that: by its title, by its content, chosen by the user, or not recognised. */
  readonly by: 'title' | 'content' | 'none' | 'you'
  /** Of a quantity: its warehouse as typed; blank where nobody named one yet. */
  readonly warehouse: string
  /** Of a price or quantity: how its numbers are written; null where none of them has a sign, or it is open. */
  readonly sign: DecimalSign | null
  /** What the file leaves open about this column. */
  readonly asks: readonly ColumnAsk[]
}
type ColumnAsk = 'partNumber' | 'quantity' | 'price' | 'decimalSign' | 'currency' | 'warehouse'

/** Why the import can't be started yet. */
export type Blocker =
  | {
      readonly kind: 'header' | 'partNumber' | 'quantity' | 'price' | 'currency' | 'vat' | 'vatPercent' | 'asOfInFuture'
    }
  | { readonly kind: 'decimalSign' | 'warehouse'; readonly column: number; readonly title: string }
  | { readonly kind: 'warehouseTwice'; readonly warehouse: string }

/** An import as it would be submitted now, and what is missing for it. */
export interface Draft {
  readonly headerRow: number | null
  readonly columns: readonly DraftColumn[]
  readonly currency: string
  readonly vatIncluded: boolean
  /** Null where what was typed is no percentage. */
  readonly vatPercent: string | null
  readonly pack: number
  readonly asOf: string
  readonly scope: 'full' | 'partial'
  /** Filled rows below the header. */
  readonly rows: number
  readonly blockers: readonly Blocker[]
  /** Null while anything blocks. */
  readonly mapping: StockMapping | null
}

/** What the system says of every import. */
export interface ImportSettings {
  /** The business day: nothing is stock of a later one. */
  readonly today: string
  /** The currency of prices of which nobody says another. */
  readonly baseCurrency: string
}

/** What was recognised, corrected by what the user chose. */
export function draftImport(preview: Preview, choices: ImportChoices, { today, baseCurrency }: ImportSettings): Draft {
  const columns = draftColumns(preview, choices)
  const known = { preview, choices, columns }
  const facts = {
    headerRow: preview.headerRow,
    columns,
    currency:
      choices.currency ??
      (isRecognisedPrice(known) ? preview.currency : null) ??
      choices.elsewhere?.currency ??
      baseCurrency,
    vatIncluded: vatBasis(known) ?? false,
    vatPercent: vatPercentOf(known),
    pack: choices.pack ?? 1,
    asOf: choices.asOf ?? today,
    scope: choices.scope ?? (listsRejectedRows(preview.columns.map(({ title }) => title)) ? 'partial' : 'full'),
    rows: rowsBelowHeader(preview),
  } as const
  const blockers = findBlockers(known, facts.asOf > today)
  return { ...facts, blockers, mapping: blockers.length > 0 ? null : toMapping(preview.sheet, facts) }
}

function draftColumns(preview: Preview, choices: ImportChoices): DraftColumn[] {
  const columns = preview.columns.map((column) => draftColumn(column, { preview, choices }))
  return columns.map((draft) => ({ ...draft, asks: findAsks(draft, { preview, choices, columns }) }))
}

function draftColumn(
  { column, title, target: recognised, reason, warehouse }: PreviewColumn,
  { preview, choices }: Omit<Known, 'columns'>,
): DraftColumn {
  const chosen = choices.targets?.[column] ?? (choices.complete === true ? 'other' : undefined)
  const open = preview.questions.some((question) => isOfTargets(question) && question.columns.includes(column))
  const target = chosen ?? (open ? 'other' : recognised)
  const hasNumbers = target === 'price' || target === 'quantity'
  return {
    column,
    title,
    target,
    by: chosen === undefined ? (open ? 'none' : reason) : 'you',
    warehouse: target === 'quantity' ? (choices.warehouses?.[column] ?? warehouse ?? '') : '',
    sign: hasNumbers ? (choices.signs?.[column] ?? preview.decimalSigns[column] ?? null) : null,
    asks: [],
  }
}

function isOfTargets(question: PreviewQuestion) {
  return question.kind === 'partNumberColumn' || question.kind === 'quantityColumn' || question.kind === 'priceColumn'
}

interface Known {
  readonly preview: Preview
  readonly choices: ImportChoices
  readonly columns: readonly DraftColumn[]
}

function findAsks(draft: DraftColumn, known: Known): ColumnAsk[] {
  const { column } = draft
  const { preview, columns } = known
  const asks: ColumnAsk[] = preview.questions.flatMap((question): ColumnAsk[] => {
    switch (question.kind) {
      case 'noHeader':
        return []
      case 'partNumberColumn':
        return question.columns.includes(column) && lacksCode(known) ? ['partNumber'] : []
      case 'quantityColumn':
        return question.columns.includes(column) && !columns.some(isQuantity) ? ['quantity'] : []
      case 'priceColumn':
        return question.columns.includes(column) && lacksPriceAnswer(known) ? ['price'] : []
      case 'decimalSign':
        return question.column === column &&
          (draft.target === 'price' || draft.target === 'quantity') &&
          draft.sign === null
          ? ['decimalSign']
          : []
      case 'currency':
        // Of the column that was recognised; see lacksCurrency.
        return []
    }
  })
  if (draft.target === 'price' && lacksCurrency(known)) asks.push('currency')
  return isQuantity(draft) && draft.warehouse.trim() === '' ? [...asks, 'warehouse'] : asks
}

function findBlockers(known: Known, future: boolean): Blocker[] {
  const { preview, columns } = known
  if (preview.headerRow === null) return [{ kind: 'header' }]
  const asked = (ask: ColumnAsk) => columns.filter(({ asks }) => asks.includes(ask))
  const warehouses = columns.filter(isQuantity).map(({ warehouse }) => warehouse.trim())
  const twice = warehouses.find(
    (name, index) => name !== '' && warehouses.findIndex((other) => sameName(other, name)) !== index,
  )
  return [
    ...(lacksCode(known) ? [{ kind: 'partNumber' } as const] : []),
    ...(warehouses.length === 0 ? [{ kind: 'quantity' } as const] : []),
    ...(lacksPriceAnswer(known) ? [{ kind: 'price' } as const] : []),
    ...(lacksCurrency(known) ? [{ kind: 'currency' } as const] : []),
    ...(lacksVatBasis(known) ? [{ kind: 'vat' } as const] : []),
    ...(lacksVatPercent(known) ? [{ kind: 'vatPercent' } as const] : []),
    ...asked('decimalSign').map(({ column, title }) => ({ kind: 'decimalSign', column, title }) as const),
    ...asked('warehouse').map(({ column, title }) => ({ kind: 'warehouse', column, title }) as const),
    ...(twice === undefined ? [] : [{ kind: 'warehouseTwice', warehouse: twice } as const]),
    ...(future ? [{ kind: 'asOfInFuture' } as const] : []),
  ]
}

function lacksCode({ preview, choices, columns }: Known): boolean {
  if (columns.some(({ target }) => target === 'partNumber')) return false
  const asked = preview.questions.some(({ kind }) => kind === 'partNumberColumn')
  const nameServes = choices.nameIsCode ?? !asked
  return !nameServes || !columns.some(({ target }) => target === 'name')
}

/** A question about prices is answered by choosing one of the candidates, or by saying of each what it is. */
function lacksPriceAnswer({ preview, choices, columns }: Known): boolean {
  if (columns.some(({ target }) => target === 'price')) return false
  return preview.questions.some(
    (question) =>
      question.kind === 'priceColumn' && question.columns.some((column) => choices.targets?.[column] === undefined),
  )
}

/** What the file says of its prices it says of the column that it recognised; of any other it is not known. */
function isRecognisedPrice({ preview, columns }: Omit<Known, 'choices'>): boolean {
  const price = columns.find(({ target }) => target === 'price')?.column
  return preview.columns.some(({ column, target }) => column === price && target === 'price')
}

function lacksCurrency({ preview, choices, columns }: Known): boolean {
  if (choices.currency !== undefined || !columns.some(({ target }) => target === 'price')) return false
  return !isRecognisedPrice({ preview, columns }) || preview.questions.some(({ kind }) => kind === 'currency')
}

function vatBasis(known: Known): boolean | null {
  const { choices, preview } = known
  const recognised = isRecognisedPrice(known) ? preview.vatIncluded : null
  return choices.vatIncluded ?? recognised ?? choices.elsewhere?.vatIncluded ?? null
}

/** Whether prices contain VAT is never assumed: it would make all of them wrong by the same share, which nobody notices. */
function lacksVatBasis(known: Known): boolean {
  return vatBasis(known) === null && known.columns.some(({ target }) => target === 'price')
}

function lacksVatPercent(known: Known): boolean {
  const matters = vatBasis(known) === true && known.columns.some(({ target }) => target === 'price')
  return matters && vatPercentOf(known) === null
}

/** Null where what was typed is none. */
function vatPercentOf(known: Known): string | null {
  const { choices, preview } = known
  const recognised = isRecognisedPrice(known) ? preview.vatPercent : null
  const text = choices.vatPercent ?? recognised ?? choices.elsewhere?.vatPercent ?? usualVatPercent
  return vatPercent.safeParse(text.trim().replace(',', '.')).data ?? null
}

function isQuantity({ target }: { target: ColumnTarget }): boolean {
  return target === 'quantity'
}

/** Capitals and blanks make no other warehouse. */
function sameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other)
}

/** Exact as long as the header stands among the first rows that the preview shows. */
function rowsBelowHeader({ rows, firstRows, headerRow }: Preview): number {
  return rows - firstRows.filter(({ row }) => row <= (headerRow ?? 0)).length
}

type Facts = Omit<Draft, 'blockers' | 'mapping'>

function toMapping(sheet: string, { columns, ...facts }: Facts): StockMapping {
  const find = (target: SingleTarget) => columns.find((each) => each.target === target)?.column
  const used = columns.filter(({ target }) => target === 'price' || target === 'quantity')
  return stockMapping.parse({
    sheet,
    headerRow: facts.headerRow,
    columns: Object.fromEntries(singleTargets.map((target) => [target, find(target)])),
    quantities: Object.fromEntries(
      columns.filter(isQuantity).map(({ warehouse, column }) => [warehouse.trim(), column]),
    ),
    decimalSigns: Object.fromEntries(used.flatMap(({ column, sign }) => (sign === null ? [] : [[column, sign]]))),
    currency: facts.currency,
    vatIncluded: facts.vatIncluded,
    vatPercent: facts.vatPercent ?? undefined,
    pack: facts.pack,
  })
}

function nameKey(name: string): string {
  return name.replaceAll(/\s+/g, ' ').toUpperCase()
}
