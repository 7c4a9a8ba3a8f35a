import { Select } from '@mantine/core'
import { sortsOf } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../api/trpc.ts'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { FilterChip, FilterMenu } from '../../ui/filter.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { isFiltered, sortOf, tabOf } from './mapping-search.ts'
import type { MappingSearch } from './mapping-search.ts'
import styles from './workbench.module.css'

interface MappingFiltersProps {
  readonly search: MappingSearch
  readonly onSearch: (search: MappingSearch) => void
  /** Part numbers that fit; undefined until known. */
  readonly total: number | undefined
}

/** What narrows the list. All of it is in the address. */
export function MappingFilters({ search, onSearch, total }: MappingFiltersProps) {
  const { t } = useTranslation()
  const { vendor, warehouse, lot } = search
  const [usual, ...others] = sortsOf[tabOf(search)]
  const order = sortOf(search)
  const { data: warehouses = [] } = trpc.stock.warehouses.useQuery()
  const { data: lotOfFilter } = trpc.lots.get.useQuery({ id: lot ?? 0 }, { enabled: lot !== undefined })
  return (
    <FilterBar
      label={t('mappings.filter.title')}
      onClear={isFiltered(search) ? () => onSearch({ tab: search.tab, sort: search.sort }) : null}
      clear={t('mappings.filter.clear')}
      found={total === undefined ? '' : t('mappings.filter.found', { count: total })}
    >
      <SearchInput
        label={t('mappings.filter.search')}
        hint={t('mappings.filter.searchHint')}
        value={search.q ?? ''}
        onChange={(q) => onSearch({ ...search, q: q === '' ? undefined : q })}
      />
      <VendorFilter vendor={vendor} onVendor={(chosen) => onSearch({ ...search, vendor: chosen })} />
      {warehouses.length === 0 ? null : (
        <FilterMenu
          name={t('mappings.filter.warehouse')}
          any={t('mappings.filter.anyWarehouse')}
          chosen={warehouse === undefined ? undefined : String(warehouse)}
          options={warehouses.map(({ id, name }) => [String(id), name])}
          onChoose={(id) => onSearch({ ...search, warehouse: id === undefined ? undefined : Number(id) })}
        />
      )}
      <FilterMenu
        name={t('mappings.filter.order')}
        any={t(`mappings.filter.orders.${usual}`)}
        chosen={order === usual ? undefined : order}
        options={others.map((sort) => [sort, t(`mappings.filter.orders.${sort}`)])}
        onChoose={(sort) => onSearch({ ...search, sort: others.find((other) => other === sort) })}
      />
      {lot === undefined ? null : (
        <FilterChip pressed onPress={() => onSearch({ ...search, lot: undefined })}>
          <span className="mono">{lotOfFilter?.name ?? t('mappings.filter.ofLot')}</span>
        </FilterChip>
      )}
    </FilterBar>
  )
}

interface VendorFilterProps {
  readonly vendor: string | undefined
  readonly onVendor: (vendor: string | undefined) => void
}

/** Stands in the list for part numbers without a vendor: a value of '' would be no choice. */
const noVendor = '\u0000'

function VendorFilter({ vendor, onVendor }: VendorFilterProps) {
  const { t } = useTranslation()
  const { data: vendors = [] } = trpc.partnumbers.vendors.useQuery()
  // One that nothing has any more still narrows the list, so it is shown.
  const names = new Set([...vendors, ...(vendor === undefined ? [] : [vendor])])
  return (
    <Select
      className={styles.vendor ?? ''}
      aria-label={t('mappings.filter.vendor')}
      placeholder={t('mappings.filter.vendor')}
      searchable
      clearable
      limit={200}
      value={vendor === undefined ? null : vendor === '' ? noVendor : vendor}
      data={[...names].map((name) =>
        name === '' ? { value: noVendor, label: t('mappings.filter.noVendor') } : { value: name, label: name },
      )}
      clearButtonProps={{ 'aria-label': t('mappings.filter.anyVendor') }}
      onChange={(chosen) => onVendor(chosen === null ? undefined : chosen === noVendor ? '' : chosen)}
    />
  )
}
