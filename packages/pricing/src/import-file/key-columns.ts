import { distinctShare, isDescriptive, isRowNumbers, numericShare } from './column-content.ts'
import { lowestRank } from './table-columns.ts'
import type { TableColumn } from './table-columns.ts'

/** Which columns tell the goods apart; open where several may be the article, or none is. */
export interface KeyColumns {
  partNumber: TableColumn | null
  name: TableColumn | null
  /** How the name was found. */
  nameReason: 'title' | 'content'
  vendor: TableColumn | null
  /** Columns among which a person must choose the article; null: nothing is open. */
  open: TableColumn[] | null
}

/** Of the rows that a table has so many must have an article, else it is a remark. */
const filledShare = 0.5
const barcodeRank = 4

/** The article, the name and the vendor by titles, checked by content; the name by content alone where no title tells it. */
export function chooseKeyColumns(columns: readonly TableColumn[], rows: number): KeyColumns {
  const usable = columns.filter(({ content }) => content.filled > 0 && content.filled >= rows * filledShare)
  const vendor = columns.find(({ meaning, content }) => meaning?.target === 'vendor' && content.filled > 0) ?? null
  const titled = lowestRank(usable.filter(({ meaning }) => meaning?.target === 'name'))[0] ?? null
  const codes = usable.filter((column) => column.meaning?.target === 'partNumber' && isCode(column))
  const [partNumber, ...others] = lowestRank(codes.filter(({ meaning }) => (meaning?.rank ?? 0) < barcodeRank))
  if (partNumber !== undefined) {
    const name = titled ?? nameByContent(usable)
    const shared = { name, nameReason: titled === null ? ('content' as const) : ('title' as const), vendor }
    return others.length === 0
      ? { ...shared, partNumber, open: null }
      : { ...shared, partNumber: null, open: [partNumber, ...others] }
  }
  if (titled !== null) return { partNumber: null, name: titled, nameReason: 'title', vendor, open: null }
  const texts = usable.filter(({ meaning, content }) => meaning === null && isDescriptive(content))
  const [only, ...rest] = texts
  // A barcode is no article: it is taken only if a person says so.
  if (only !== undefined && rest.length === 0 && codes.length === 0) {
    return { partNumber: null, name: only, nameReason: 'content', vendor, open: null }
  }
  const candidates = [...codes, ...texts]
  const titledOnly = columns.filter(({ meaning }) => meaning?.target === 'partNumber' || meaning?.target === 'name')
  const open = candidates.length > 0 ? candidates : titledOnly
  return { partNumber: null, name: null, nameReason: 'content', vendor, open }
}

function isCode({ content, meaning }: TableColumn): boolean {
  // "Номер" may be that of the row, "Код" that of a group.
  if ((meaning?.rank ?? 0) > 2 && isRowNumbers(content)) return false
  return distinctShare(content) >= 0.3 || (numericShare(content) < 0.5 && distinctShare(content) >= 0.1)
}

/** The longest texts under a title that no dictionary knows, or none. */
function nameByContent(columns: readonly TableColumn[]): TableColumn | null {
  const texts = columns.filter(({ meaning, content }) => meaning === null && isDescriptive(content))
  return texts.toSorted((a, b) => meanLength(b) - meanLength(a))[0] ?? null
}

function meanLength({ content }: TableColumn): number {
  return content.length / Math.max(1, content.filled)
}
