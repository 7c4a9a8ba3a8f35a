import type { Database, Transaction } from '@pf/database'

/** Removes batches, each in a transaction of its own, until there is nothing left; tells how many rows went so far. */
export async function removeInBatches(
  database: Database,
  removeBatch: (tx: Transaction) => Promise<number>,
  { signal, onRemoved }: { signal: AbortSignal; onRemoved: (rows: number) => void },
): Promise<void> {
  for (let rows = 0; ;) {
    signal.throwIfAborted()
    const removed = await database.transaction((tx) => removeBatch(tx))
    if (removed === 0) return
    rows += removed
    onRemoved(rows)
  }
}
