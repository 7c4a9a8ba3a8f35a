import { useTranslation } from 'react-i18next'
import { trpc } from '../../../api/trpc.ts'
import { FilterBar } from '../../../ui/filter-bar.tsx'
import { FilterChip, FilterMenu } from '../../../ui/filter.tsx'
import { SearchInput } from '../../../ui/search-input.tsx'
import { isFiltered } from './lot-search.ts'
import type { LotSearch } from './lot-search.ts'

interface LotFiltersProps {
  readonly search: LotSearch
  readonly onSearch: (search: LotSearch) => void
  /** LOTs that fit; undefined until known. */
  readonly total: number | undefined
}

/** What narrows the list. All of it is in the address. */
export function LotFilters({ search, onSearch, total }: LotFiltersProps) {
  const { t } = useTranslation()
  const { data: categories = [] } = trpc.lots.categories.useQuery()
  // One that nothing has any more still narrows the list, so it is shown.
  const offered = search.category === undefined ? categories : [...new Set([...categories, search.category])]
  return (
    <FilterBar
      label={t('lots.filter.title')}
      onClear={isFiltered(search) ? () => onSearch({ sort: search.sort, desc: search.desc }) : null}
      clear={t('lots.filter.clear')}
      found={total === undefined ? '' : t('lots.filter.found', { count: total })}
    >
      <SearchInput
        label={t('lots.filter.search')}
        hint={t('lots.filter.searchHint')}
        value={search.q ?? ''}
        onChange={(q) => onSearch({ ...search, q: q === '' ? undefined : q })}
      />
      {offered.length === 0 ? null : (
        <FilterMenu
          name={t('lots.filter.category')}
          any={t('lots.filter.anyCategory')}
          chosen={search.category}
          options={offered.map((category) => [category, category])}
          onChoose={(category) => onSearch({ ...search, category })}
        />
      )}
      <FilterChip
        pressed={search.bundles === true}
        onPress={() => onSearch({ ...search, bundles: search.bundles === true ? undefined : true })}
      >
        {t('lots.filter.bundles')}
      </FilterChip>
    </FilterBar>
  )
}
