import type { Warehouse } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import { FilterBar } from '../../../ui/filter-bar.tsx'
import { FilterChip } from '../../../ui/filter.tsx'
import { SearchInput } from '../../../ui/search-input.tsx'
import { isFiltered } from './stock-search.ts'
import type { StockSearch } from './stock-search.ts'
import { WarehouseFilter } from './warehouse-filter.tsx'

interface StockFiltersProps {
  readonly search: StockSearch
  readonly onSearch: (search: StockSearch) => void
  readonly warehouses: readonly Warehouse[]
  /** Lines that fit; undefined until known. */
  readonly total: number | undefined
}

/** What narrows the list. All of it is in the address. */
export function StockFilters({ search, onSearch, warehouses, total }: StockFiltersProps) {
  const { t } = useWords()
  return (
    <FilterBar
      label={t('stock.filter.title')}
      onClear={isFiltered(search) ? () => onSearch({ sort: search.sort, desc: search.desc }) : null}
      clear={t('stock.filter.clear')}
      found={total === undefined ? '' : t('stock.filter.found', { count: total })}
    >
      <SearchInput
        label={t('stock.filter.search')}
        hint={t('stock.filter.searchHint')}
        value={search.q ?? ''}
        onChange={(q) => onSearch({ ...search, q: q === '' ? undefined : q })}
      />
      {warehouses.length > 1 ? (
        <WarehouseFilter
          warehouses={warehouses}
          chosen={search.warehouses ?? []}
          onChange={(chosen) => onSearch({ ...search, warehouses: chosen.length === 0 ? undefined : chosen })}
        />
      ) : null}
      <FilterChip
        pressed={search.inStock === true}
        onPress={() => onSearch({ ...search, inStock: search.inStock === true ? undefined : true })}
      >
        {t('stock.filter.inStock')}
      </FilterChip>
      <FilterChip
        pressed={search.unmapped === true}
        onPress={() => onSearch({ ...search, unmapped: search.unmapped === true ? undefined : true })}
      >
        {t('stock.filter.unmapped')}
      </FilterChip>
    </FilterBar>
  )
}
