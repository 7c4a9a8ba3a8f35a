import { bulkLimit } from '@pf/contract'
import type { Database } from '@pf/database'
import {
  countPartNumbers,
  decideInBulk,
  decideSeen,
  describePartNumber,
  getPartNumber,
  listPartNumberVendors,
  listPartNumbers,
  mapSeen,
  previewBulk,
  setPrimary,
  setReplacedBy,
  suggestLots,
  undoDecision,
} from '@pf/pricing'
import { followWithSurvey } from './follow-with-survey.ts'
import type { SurveyFollowing } from './follow-with-survey.ts'
import type { PartNumberLookup } from './trpc/part-numbers-router.ts'

export function partNumberService(database: Database, following: SurveyFollowing): PartNumberLookup {
  const { db } = database
  return {
    list: (query) => listPartNumbers(db, query),
    counts: () => countPartNumbers(db),
    vendors: () => listPartNumberVendors(db),
    get: (id) => getPartNumber(db, id),
    suggest: (query) => suggestLots(db, query),
    map: (by, input) => mapSeen(database, by, input),
    decide: (by, decision) => decideSeen(database, by, decision),
    setPrimary: (by, input) => setPrimary(database, by, input),
    setReplacedBy: (by, input) => setReplacedBy(database, by, input),
    describe: (by, input) => describePartNumber(database, by, input),
    bulkPreview: (input) => previewBulk(db, input),
    bulk: (by, input) => decideInBulk(database, by, input),
    undo: async (by, input) => {
      const outcome = await undoDecision(database, by, input)
      if (outcome.restored > bulkLimit) await followWithSurvey(following, by)
      return outcome
    },
  }
}
