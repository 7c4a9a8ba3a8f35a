import { partNumberSurvey } from '@pf/contract'
import type { Queryable } from '@pf/database'
import type { TaskWork } from '@pf/task-manager'
import { sql } from 'drizzle-orm'
import { takeFoundNames } from '../part-number/found-names.ts'
import { idList } from '../part-number/id-list.ts'
import { learnAffixes } from '../part-number/learned-affixes.ts'
import { storeSuggestions } from '../part-number/stored-suggestions.ts'
import { countUnmapped, keepUnmapped, selectUndecided, sumStock } from '../part-number/unmapped-part-numbers.ts'
import { lockMappings } from '../part-number/lock-mappings.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { progressSpan } from './progress-span.ts'

const { messages } = partNumberSurvey
/** Part numbers that one transaction looks at, some 100 ms of work: whoever decides meanwhile waits for so long. */
const batchSize = 500

/** Writes only what follows from other tables, so that it is safe to repeat, also by an attempt that was given up. */
export function surveyPartNumbers({ database }: PricingDeps): TaskWork<typeof partNumberSurvey> {
  return {
    run: async ({ signal, progress, complete }) => {
      progress(0, messages.addingUp())
      await analyzePartNumbers(database.db)
      await database.transaction(sumStock)
      for (let after: string | null = '0'; after !== null;) {
        signal.throwIfAborted()
        const from: string = after
        after = await database.transaction(async (tx) => {
          await lockMappings(tx)
          return takeFoundNames(tx, from)
        })
      }
      progress(5, messages.learning())
      await database.transaction(async (tx) => {
        await allowMemory(tx)
        await learnAffixes(tx)
      })
      const ids = await selectUndecided(database.db)
      const suggesting = progressSpan(progress, 30, 99)
      for (let done = 0; done < ids.length; done += batchSize) {
        signal.throwIfAborted()
        suggesting(done / ids.length, messages.suggesting({ done, total: ids.length }))
        const batch = ids.slice(done, done + batchSize)
        await database.transaction(async (tx) => {
          await lockMappings(tx)
          await keepUnmapped(tx, batch)
          await storeSuggestions(tx, sql`select unnest(${idList(batch)}) as id`)
        })
      }
      return complete((tx) => countUnmapped(tx))
    },
  }
}

/** Lets the planner know what an import has brought, or mapped: it would not for a minute. */
async function analyzePartNumbers(db: Queryable): Promise<void> {
  await db.execute(sql`analyze pricing.part_number, pricing.stock_line`)
}

/** To compare half a million part numbers in memory; surveys are serial, so it is taken once. */
async function allowMemory(tx: Queryable): Promise<void> {
  await tx.execute(sql`set local work_mem = '64MB'`)
  // Compiling these statements takes longer than it saves.
  await tx.execute(sql`set local jit = off`)
}
