import { CopyText } from '@pf/database'
import type { CopyRow } from '@pf/database'
import { listTextMegabytes } from '@pf/contract'
import type { ListBatch, ListRow } from './read-list.ts'

/** The rows of a list as they wait for the transaction that puts them in force: as bytes, outside of the heap. */
export interface CollectedRows {
  readonly rows: CopyText
  readonly titles: readonly string[]
  readonly read: number
  readonly skipped: number
}

interface Collecting {
  readonly copyRow: (row: ListRow) => CopyRow
  readonly onRead: (rows: number) => void
  /** What to throw where there is more text than is imported at once. */
  readonly tooMuchText: (megabytes: { megabytes: number }) => Error
}

export async function collectRows(
  batches: AsyncIterable<ListBatch>,
  { copyRow, onRead, tooMuchText }: Collecting,
): Promise<CollectedRows> {
  const rows = new CopyText()
  const counts = { read: 0, skipped: 0 }
  let titles: ReadonlyMap<number, string> = new Map()
  let characters = 0
  for await (const batch of batches) {
    counts.read += batch.read
    counts.skipped += batch.skipped
    titles = batch.titles
    for (const row of batch.rows) {
      const copied = copyRow(row)
      for (const value of copied) characters += value?.length ?? 0
      rows.add(copied)
    }
    if (characters > listTextMegabytes * 1_000_000) throw tooMuchText({ megabytes: listTextMegabytes })
    onRead(counts.read)
  }
  return { ...counts, rows, titles: titlesInOrder(titles) }
}

function titlesInOrder(titles: ReadonlyMap<number, string>): string[] {
  return Array.from({ length: Math.max(-1, ...titles.keys()) + 1 }, (_, column) => titles.get(column) ?? '')
}
