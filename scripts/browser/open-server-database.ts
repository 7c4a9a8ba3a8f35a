import { openDatabase } from '@pf/database'
import type { Database } from '@pf/database'

export type { Database }

/** The database of a running server, for what a test can't bring about through it. */
export function openServerDatabase(dataDir: string): Promise<Database> {
  return openDatabase({ dataDir, cacheDirs: ['/var/lib/priceforge', '/var/cache/priceforge'] })
}
