import { Button } from '@mantine/core'
import type { PartNumberRow } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import { trpc } from '../../../api/trpc.ts'
import { isFiltered, tabOf, toFilter } from '../mapping-search.ts'
import type { MappingSearch } from '../mapping-search.ts'
import type { BulkAsk } from './bulk-question.tsx'
import { firstScore } from './bulk-question.tsx'

interface BulkBarProps {
  readonly search: MappingSearch
  /** Part numbers of the tab and the filters. */
  readonly total: number
  readonly selected: readonly PartNumberRow[]
  readonly onClear: () => void
  readonly onAsk: (ask: BulkAsk) => void
}

/** What can be decided about many at once: those that are ticked, else all that the tab and the filters show. */
export function BulkBar({ search, total, selected, onClear, onAsk }: BulkBarProps) {
  const { t, format } = useWords()
  const tab = tabOf(search)
  const filter = toFilter(search)
  const sureTab = tab === 'unmapped' || tab === 'suggested' ? tab : null
  const { data: preview } = trpc.partnumbers.bulkPreview.useQuery(
    { action: 'accept', filter: { ...filter, tab: sureTab ?? 'suggested' }, minScore: firstScore },
    { enabled: sureTab !== null && total > 0, staleTime: 30_000 },
  )
  if (selected.length > 0) {
    return (
      <>
        <span className="figures">{t('mappings.list.selected', { count: selected.length })}</span>
        {tab === 'ignored' ? null : (
          <Button variant="default" size="compact-sm" onClick={() => onAsk({ kind: 'selected', rows: selected })}>
            {t('mappings.bulk.ignoreSelected', { count: selected.length })}
          </Button>
        )}
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          {t('mappings.list.clearSelection')}
        </Button>
      </>
    )
  }
  const sure = preview?.count ?? 0
  return (
    <>
      {sureTab !== null && sure > 0 ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onAsk({ kind: 'accept', filter: { ...filter, tab: sureTab } })}
        >
          {t('mappings.bulk.accept', { count: sure, score: format.score(firstScore) })}
        </Button>
      ) : null}
      {tab !== 'mapped' && tab !== 'ignored' && isFiltered(search) && total > 0 ? (
        <Button variant="default" size="compact-sm" onClick={() => onAsk({ kind: 'ignore', filter })}>
          {t('mappings.bulk.ignoreFound', { count: total })}
        </Button>
      ) : null}
    </>
  )
}
