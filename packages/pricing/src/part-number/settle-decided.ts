import { bulkLimit } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { markAmbiguous } from './mark-ambiguous.ts'
import { affectedPartNumbers, dropDeadSuggestions, storeSuggestions } from './stored-suggestions.ts'
import { keepUnmapped } from './unmapped-part-numbers.ts'

/**
 * Brings what is kept beside part numbers up to date after a decision about them: ambiguity, the list of those that wait, and the candidates
 * there. What decides about more than people can at once only drops those that are none any more, and leaves the rest to the survey that follows.
 */
export async function settleDecided(tx: Queryable, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await markAmbiguous(tx, ids)
  await keepUnmapped(tx, ids)
  if (ids.length <= bulkLimit) await storeSuggestions(tx, affectedPartNumbers(ids))
  else await dropDeadSuggestions(tx)
}
