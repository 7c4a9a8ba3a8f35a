import type { LotLayout } from '@pf/contract'
import { copyRows } from '@pf/database'
import type { CopyText, Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { ListRow } from '../list-file/read-list.ts'
import { arrayLiteral } from '../array-literal.ts'
import { readLotRow } from './read-lot-row.ts'

/** A row of a file of LOTs as `stageLots` brings it in. */
export function lotCopyRow(row: ListRow, layout: LotLayout): (string | null)[] {
  const { name, category, description, isBundle, item, quantity, problem } = readLotRow(row, layout)
  return [
    String(row.row),
    name,
    category,
    description,
    isBundle === null ? null : isBundle ? 't' : 'f',
    item,
    quantity,
    problem === null ? null : String(problem.column),
    problem?.reason ?? null,
    arrayLiteral(row.shown()),
  ]
}

/** Brings the rows into the temporary table `staged_lot`, which is gone when the transaction ends. */
export async function stageLots(tx: Transaction, rows: CopyText): Promise<void> {
  await tx.execute(sql`
    create temporary table staged_lot (
      row int not null, name text not null, category text not null, description text not null, is_bundle boolean,
      item text, quantity numeric(18, 3), column_index smallint, reason text, cells text[] not null
    ) on commit drop`)
  await copyRows(
    tx,
    `copy staged_lot (row, name, category, description, is_bundle, item, quantity, column_index, reason, cells) from stdin`,
    rows,
  )
  await tx.execute(sql`create index on staged_lot (name)`)
  await tx.execute(sql`analyze staged_lot`)
}
