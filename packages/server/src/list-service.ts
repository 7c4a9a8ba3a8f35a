import type { Readable } from 'node:stream'
import type { Database } from '@pf/database'
import { rejectedListWorkbook } from '@pf/pricing'
import type { RejectedList } from '@pf/pricing'

export interface ListService {
  /** The rejected rows of a completed import as an xlsx file, streamed; null where there are none, or none any more. */
  rejectedRows(completed: RejectedList): Promise<Readable | null>
}

export function listService({ db }: Database): ListService {
  return { rejectedRows: (completed) => rejectedListWorkbook(db, completed) }
}
