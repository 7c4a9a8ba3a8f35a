import type { Readable } from 'node:stream'
import type { Queryable } from '@pf/database'
import { rejectedWorkbook } from '../rejected-rows/rejected-workbook.ts'
import type { RejectedRows } from '../rejected-rows/rejected-workbook.ts'
import { selectRejectedListRows } from './rejected-list-rows.ts'

/** Rows that are read at once; the longest are some 20 MB. */
const pageRows = 200

/** A completed import of a list. */
export interface RejectedList extends Pick<RejectedRows, 'titles' | 'rejected' | 'language'> {
  readonly taskId: string
}

/** The rejected rows of an import as `rejectedWorkbook` writes them. Null where there are none, or none any more: they are removed after 30 days. */
export async function rejectedListWorkbook(
  db: Queryable,
  { taskId, titles, rejected, language }: RejectedList,
): Promise<Readable | null> {
  const next = (after: number) => selectRejectedListRows(db, { taskId, after, limit: pageRows })
  const [first] = await selectRejectedListRows(db, { taskId, after: 0, limit: 1 })
  // Cells beyond the titles are read by no import; the reasons keep their columns.
  return first === undefined ? null : rejectedWorkbook({ titles, width: titles.length, rejected, language, next })
}
