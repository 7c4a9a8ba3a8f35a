import type { MappingLayout } from '@pf/contract'
import { copyRows } from '@pf/database'
import type { CopyRow, CopyText, Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { ListRow } from '../list-file/read-list.ts'
import { foldedKey } from '../part-number/part-number-key.ts'
import { arrayLiteral } from '../array-literal.ts'
import { readMappingRow } from './read-mapping-row.ts'

/** A row of a file of mappings as `stageMappings` brings it in. */
export function mappingCopyRow(row: ListRow, layout: MappingLayout): CopyRow {
  const read = readMappingRow(row, layout)
  const { key, replacedBy, problem } = read
  return [
    String(row.row),
    read.partNumber,
    key === null || key.vendor === null ? null : read.vendor,
    key?.text ?? '',
    key?.vendor ?? '',
    key === null ? '' : foldedKey(key.text),
    read.lot,
    booleanText(read.isIgnored),
    booleanText(read.isPrimary),
    read.description || null,
    replacedBy?.text ?? null,
    replacedBy === null ? null : (replacedBy.vendor ?? ''),
    problem === null ? null : String(problem.column),
    problem?.reason ?? null,
    arrayLiteral(row.shown()),
  ]
}

function booleanText(value: boolean | null): string | null {
  return value === null ? null : value ? 't' : 'f'
}

/**
 * Brings the rows into the temporary table `staged_mapping`, which is gone when the transaction ends. In it no vendor is '', so that keys are
 * compared by plain equality.
 */
export async function stageMappings(tx: Transaction, rows: CopyText): Promise<void> {
  await tx.execute(sql`
    create temporary table staged_mapping (
      row int not null, part_number text not null, vendor text, text_key text not null, vendor_key text not null,
      folded_key text not null, lot text, is_ignored boolean, is_primary boolean, description text,
      replaced_text_key text, replaced_vendor_key text, column_index smallint, reason text, cells text[] not null
    ) on commit drop`)
  await copyRows(
    tx,
    `copy staged_mapping
      (row, part_number, vendor, text_key, vendor_key, folded_key, lot, is_ignored, is_primary, description,
       replaced_text_key, replaced_vendor_key, column_index, reason, cells) from stdin`,
    rows,
  )
  await tx.execute(sql`create index on staged_mapping (text_key, vendor_key)`)
  await tx.execute(sql`analyze staged_mapping`)
}
