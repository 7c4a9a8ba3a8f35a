import type { Database } from '@pf/database'
import { businessDay, isEmpty, selectSettings } from '@pf/pricing'
import { version } from './config/version.ts'
import type { SystemLookup } from './trpc/system-router.ts'

/** What the system tells of itself, from its settings. */
export function systemService({
  database,
  maxUploadBytes,
}: {
  database: Database
  maxUploadBytes: number
}): SystemLookup {
  return {
    info: async () => {
      const { timeZone, baseCurrency } = await selectSettings(database.db)
      return { version, timeZone, baseCurrency, maxUploadBytes, today: businessDay(new Date(), timeZone) }
    },
    isEmpty: () => isEmpty(database.db),
  }
}
