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

/**
 * Whose stock a column is: a warehouse that there is, or a new name. What is typed is kept here while one types, for the address follows
 * with a delay; else what is shown is what will be imported.
 */
export function WarehouseInput({ label, warehouse, known, onChange }: WarehouseInputProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? warehouse
  return (
    <Autocomplete
      aria-label={label}
      placeholder={t('stock.import.columns.warehousePlaceholder')}
      size="xs"
      mt={6}
      maxLength={200}
      data={[...known]}
      value={shown}
      data-answers={shown.trim() === '' || undefined}
      aria-invalid={shown.trim() === ''}
      classNames={{ input: styles.warehouse ?? '' }}
      onChange={(text) => {
        setTyped(text)
        onChange(text)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
