import type { PartNumberFilter, PartNumberRow, PartNumberTab } from '@pf/contract'

/** The tabs whose part numbers have sure candidates. */
export type SureTab = Extract<PartNumberTab, 'unmapped' | 'suggested'>

/** What is to be decided about many. */
export type BulkAsk =
  | AcceptAsk
  | { readonly kind: 'ignore'; readonly filter: PartNumberFilter }
  | { readonly kind: 'selected'; readonly rows: readonly PartNumberRow[] }

interface AcceptAsk {
  readonly kind: 'accept'
  readonly filter: PartNumberFilter & { readonly tab: SureTab }
  /** These alone, which are ticked. */
  readonly ids?: number[]
}

/** The least that can be asked for; of those that are ticked, whose scores one has seen, it is what is asked for first. */
export const leastScore = 0.8

export function sureTabOf(tab: PartNumberTab): SureTab | null {
  return tab === 'unmapped' || tab === 'suggested' ? tab : null
}

/** What can be decided about the rows that are ticked; null where nothing. */
export function asksOfSelected(rows: readonly PartNumberRow[], tab: PartNumberTab) {
  const sureTab = sureTabOf(tab)
  const acceptable = rows.filter(({ suggestedScore }) => (suggestedScore ?? 0) >= leastScore).length
  const accept: AcceptAsk | null =
    sureTab === null || acceptable === 0
      ? null
      : { kind: 'accept', filter: { tab: sureTab }, ids: rows.map(({ id }) => id) }
  const ignore: BulkAsk | null = tab === 'ignored' || rows.length === 0 ? null : { kind: 'selected', rows }
  return { acceptable, accept, ignore }
}
