import { listsRejectedRows } from '@pf/contract'
import type { ReadWarning } from '@pf/contract'

/** Warns that a file is what an earlier import has rejected, where its titles say so; else of nothing. */
export function warnOfRejectedRows(titles: readonly string[]): ReadWarning[] {
  return listsRejectedRows(titles) ? [warning] : []
}

const warning: ReadWarning = {
  code: 'rejectedRows',
  params: {},
  text: 'The file is what an earlier import has rejected. Unless it is said to be the whole stock, it is taken as a part: part numbers that it does not name keep their stock.',
}
