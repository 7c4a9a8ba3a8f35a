import type { Database } from '@pf/database'
import { sql } from 'drizzle-orm'
import { deleteRejectedRows, removeStaging } from './remove-staging.ts'
import { removeLines, selectSupersededImports, selectSupersededRejections } from './superseded-lines.ts'

/** Removes what earlier attempts and lost imports have staged, and lines and rejected rows of imports superseded long ago; in small batches. */
export async function sweepStock(
  database: Database,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (rows: number) => void },
): Promise<void> {
  let rows = 0
  const removeAll = async (removeBatch: () => Promise<number>): Promise<void> => {
    for (;;) {
      signal.throwIfAborted()
      const removed = await removeBatch()
      if (removed === 0) return
      rows += removed
      onProgress(rows)
    }
  }
  await removeAll(() => database.transaction((tx) => removeStaging(tx)))
  for (const id of await selectSupersededImports(database.db)) {
    await removeAll(() => database.transaction((tx) => removeLines(tx, id)))
  }
  for (const id of await selectSupersededRejections(database.db)) {
    await removeAll(() => database.transaction((tx) => deleteRejectedRows(tx, sql`${id}`)))
  }
}
