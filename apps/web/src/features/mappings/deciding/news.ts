import type { PartNumberCounts, PartNumberRow, PartNumberTab } from '@pf/contract'
import { isOnTab } from './choice.ts'

/** Part numbers as they are known to be since the list was read, by id. */
export type News = ReadonlyMap<number, PartNumberRow>

/** The list as it is now: what has been decided since is shown so, or is gone from its tab. */
export function withNews(rows: readonly PartNumberRow[], news: News, tab: PartNumberTab): readonly PartNumberRow[] {
  if (news.size === 0) return rows
  return rows.flatMap((row) => {
    const newer = news.get(row.id)
    if (newer === undefined || newer.version <= row.version) return [row]
    return isOnTab(newer, tab) ? [newer] : []
  })
}

const tabs = ['unmapped', 'suggested', 'mapped', 'ignored', 'checkAgain'] as const satisfies readonly PartNumberTab[]

/** The counts after a part number has become another. */
export function countsAfter(counts: PartNumberCounts, before: PartNumberRow, now: PartNumberRow): PartNumberCounts {
  const changed = { ...counts }
  for (const tab of tabs) changed[tab] += Number(isOnTab(now, tab)) - Number(isOnTab(before, tab))
  return changed
}
