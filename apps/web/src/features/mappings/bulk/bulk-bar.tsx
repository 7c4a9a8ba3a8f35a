import { Button } from '@mantine/core'
import { bulkLimit } from '@pf/contract'
import type { PartNumberRow } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import { trpc } from '../../../api/trpc.ts'
import { isFiltered, tabOf, toFilter } from '../mapping-search.ts'
import type { MappingSearch } from '../mapping-search.ts'
import { asksOfSelected, sureTabOf } from './bulk-ask.ts'
import type { BulkAsk } from './bulk-ask.ts'
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
export function BulkBar(props: BulkBarProps) {
  return props.selected.length > 0 ? <OfSelected {...props} /> : <OfFound {...props} />
}

function OfSelected({ search, selected, onClear, onAsk }: BulkBarProps) {
  const { t } = useWords()
  const { acceptable, accept, ignore } = asksOfSelected(selected, tabOf(search))
  return (
    <>
      <span className="figures">{t('mappings.list.selected', { count: selected.length })}</span>
      {accept === null ? null : (
        <Button variant="default" size="compact-sm" onClick={() => onAsk(accept)}>
          {t('mappings.bulk.acceptSelected', { count: acceptable })}
        </Button>
      )}
      {ignore === null ? null : (
        <Button variant="default" size="compact-sm" onClick={() => onAsk(ignore)}>
          {t('mappings.bulk.ignoreSelected', { count: selected.length })}
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        {t('mappings.list.clearSelection')}
      </Button>
    </>
  )
}

function OfFound({ search, total, onAsk }: BulkBarProps) {
  const { t, format } = useWords()
  const tab = tabOf(search)
  const filter = toFilter(search)
  const sureTab = sureTabOf(tab)
  const { data: sure } = trpc.partnumbers.bulkPreview.useQuery(
    { action: 'accept', filter: { ...filter, tab: sureTab ?? 'suggested' }, minScore: firstScore },
    { enabled: sureTab !== null && total > 0, staleTime: 30_000 },
  )
  const score = format.score(firstScore)
  return (
    <>
      {sureTab !== null && sure !== undefined && sure.count > 0 ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onAsk({ kind: 'accept', filter: { ...filter, tab: sureTab } })}
        >
          {sure.found > sure.count
            ? t('mappings.bulk.acceptMost', { count: sure.count, found: sure.found, score })
            : t('mappings.bulk.accept', { count: sure.count, score })}
        </Button>
      ) : null}
      {tab !== 'mapped' && tab !== 'ignored' && isFiltered(search) && total > 0 ? (
        <Button variant="default" size="compact-sm" onClick={() => onAsk({ kind: 'ignore', filter })}>
          {total > bulkLimit
            ? t('mappings.bulk.ignoreMost', { count: bulkLimit, found: total })
            : t('mappings.bulk.ignoreFound', { count: total })}
        </Button>
      ) : null}
    </>
  )
}
