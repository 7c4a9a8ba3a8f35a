import { Autocomplete } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './column-head.module.css'

interface WarehouseInputProps {
  readonly label: string
  readonly warehouse: string
  /** Names of warehouses that there are. */
  readonly known: readonly string[]
  readonly onChange: (warehouse: string) => void
}

/** Whose stock a column is: a warehouse that there is, or a new name. What is typed is kept here, for the address follows with a delay. */
export function WarehouseInput({ label, warehouse, known, onChange }: WarehouseInputProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(warehouse)
  return (
    <Autocomplete
      aria-label={label}
      placeholder={t('stock.import.columns.warehousePlaceholder')}
      size="xs"
      mt={6}
      maxLength={200}
      data={[...known]}
      value={typed}
      aria-invalid={typed.trim() === ''}
      classNames={{ input: styles.warehouse ?? '' }}
      onChange={(text) => {
        setTyped(text)
        onChange(text)
      }}
    />
  )
}
