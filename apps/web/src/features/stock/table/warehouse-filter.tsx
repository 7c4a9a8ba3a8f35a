import type { Warehouse } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import { FilterChoices } from '../../../ui/filter.tsx'

interface WarehouseFilterProps {
  readonly warehouses: readonly Warehouse[]
  readonly chosen: readonly number[]
  readonly onChange: (chosen: number[]) => void
}

/** Which warehouses' stock is shown; none chosen means all. */
export function WarehouseFilter({ warehouses, chosen, onChange }: WarehouseFilterProps) {
  const { t } = useWords()
  const names = warehouses.filter(({ id }) => chosen.includes(id)).map(({ name }) => name)
  const [first] = names
  const value =
    first === undefined
      ? t('stock.filter.warehousesAll')
      : names.length === 1
        ? first
        : t('stock.filter.warehousesChosen', { count: names.length })
  return (
    <FilterChoices
      name={t('stock.filter.warehouses')}
      words={value}
      chosen={chosen.map(String)}
      options={warehouses.map(({ id, name }) => [String(id), name])}
      onChange={(ids) => onChange(ids.map(Number))}
    />
  )
}
