import { openDatabase } from '@pf/database'
import type { Database } from '@pf/database'

/** The embedded database of a data folder. As root, PostgreSQL runs as a user that may not reach a private checkout: it gets the server's copy of its programs. */
export function openDataFolder(dataDir: string): Promise<Database> {
  return openDatabase({ dataDir, cacheDirs: ['/var/lib/priceforge', '/var/cache/priceforge'] })
}
