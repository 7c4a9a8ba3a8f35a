import type { MappingColumn, MappingLayout, MappingRejectionReason } from '@pf/contract'
import type { Cell } from '@pf/spreadsheet'
import { codeText, isDamagedCode, longestCode, longestVendor } from '../import-file/code-text.ts'
import { shownText } from '../import-file/rejected-row.ts'
import { normaliseTitle, words } from '../import-file/title-words.ts'
import type { ListRow } from '../list-file/read-list.ts'
import { partNumberKey } from '../part-number/part-number-key.ts'
import type { PartNumberKey } from '../part-number/part-number-key.ts'

/** Code points. */
const longestDescription = 10_000

const yes = words('^(?:yes|y|true|1|x|х|\\+|да|д|истина)$')
const no = words('^(?:no|n|false|0|-|нет|н|ложь)$')
/** In the column of a replacement's vendor: it has none. */
const noVendor = /^[-–—]$/

/** What a row says of its part number; null and '': nothing. */
export interface ReadMappingRow {
  readonly partNumber: string
  readonly vendor: string | null
  /** Null where it has none that can be used. */
  readonly key: PartNumberKey | null
  readonly lot: string | null
  readonly isIgnored: boolean | null
  readonly isPrimary: boolean | null
  readonly description: string
  readonly replacedBy: PartNumberKey | null
  readonly problem: { readonly column: number; readonly reason: MappingRejectionReason } | null
}

/** Reads a row by itself; what depends on other rows or on what is known is decided where all of them are. */
export function readMappingRow(row: ListRow, { columns }: MappingLayout): ReadMappingRow {
  const cell = (target: MappingColumn): Cell | undefined => row.cell(columns[target])
  const code = (target: MappingColumn): string => codeText(cell(target))
  const isDamaged = (target: MappingColumn): boolean => {
    const found = cell(target)
    return found !== undefined && isDamagedCode(found, codeText(found))
  }
  const partNumber = code('partNumber')
  const vendor = code('vendor') || null
  const lot = code('lot') || null
  const described = cell('description')
  const description = described === undefined ? '' : shownText(described).trim()
  const isIgnored = flag(cell('ignored'))
  const isPrimary = flag(cell('primary'))
  const replacement = code('replacedBy')
  const replacementVendor = code('replacedByVendor')
  const key = partNumberKey(partNumber, vendor)
  const checks: readonly (readonly [MappingRejectionReason, MappingColumn, boolean])[] = [
    ['codeDamaged', 'partNumber', isDamaged('partNumber')],
    ['partNumberMissing', 'partNumber', key === null],
    ['codeTooLong', 'partNumber', isTooLong(partNumber, vendor)],
    ['codeDamaged', 'lot', isDamaged('lot')],
    ['cellError', 'vendor', cell('vendor')?.kind === 'error'],
    ['cellError', 'description', described?.kind === 'error'],
    ['descriptionTooLong', 'description', Array.from(description).length > longestDescription],
    ['flagUnknown', 'ignored', isIgnored === undefined],
    ['flagUnknown', 'primary', isPrimary === undefined],
    ['codeDamaged', 'replacedBy', isDamaged('replacedBy')],
    ['codeTooLong', 'replacedBy', isTooLong(replacement, replacementVendor)],
  ]
  const failed = checks.find(([, , fails]) => fails)
  const replacedByVendor =
    replacementVendor === '' ? vendor : noVendor.test(replacementVendor) ? null : replacementVendor
  const isUsable = failed === undefined || failed[1] !== 'partNumber'
  return {
    partNumber: isUsable ? partNumber : '',
    vendor,
    key: isUsable ? key : null,
    lot,
    isIgnored: isIgnored ?? null,
    isPrimary: isPrimary ?? null,
    description,
    replacedBy: failed === undefined ? partNumberKey(replacement, replacedByVendor) : null,
    problem: failed === undefined ? null : { column: columns[failed[1]] ?? columns.partNumber, reason: failed[0] },
  }
}

function isTooLong(text: string, vendor: string | null): boolean {
  return text.length > longestCode || (vendor?.length ?? 0) > longestVendor
}

/** Null where the cell is blank, undefined where it says neither yes nor no. */
function flag(cell: Cell | undefined): boolean | null | undefined {
  const word = cell === undefined ? '' : normaliseTitle(cell.text)
  if (word === '') return null
  if (yes.test(word)) return true
  return no.test(word) ? false : undefined
}
