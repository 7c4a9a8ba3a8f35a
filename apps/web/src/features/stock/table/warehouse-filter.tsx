import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import type { Warehouse } from '@pf/contract'
import { IconChevronDown } from '@tabler/icons-react'
import { useWords } from '../../../i18n/use-words.ts'

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
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          fw={500}
          aria-label={`${t('stock.filter.warehouses')}: ${value}`}
          rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
        >
          {value}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('stock.filter.warehouses')}>
        <Checkbox.Group
          aria-label={t('stock.filter.warehouses')}
          value={chosen.map(String)}
          onChange={(ids) => onChange(ids.map(Number))}
        >
          <Stack gap={10} mah={320} style={{ overflowY: 'auto' }}>
            {warehouses.map(({ id, name }) => (
              <Checkbox key={id} value={String(id)} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  )
}
