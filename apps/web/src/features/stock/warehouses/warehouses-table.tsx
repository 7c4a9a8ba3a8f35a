import { Button, VisuallyHidden } from '@mantine/core'
import type { Warehouse } from '@pf/contract'
import { useState } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { Section } from '../../../ui/section.tsx'
import table from '../../../ui/table.module.css'
import { WarehouseRow } from './warehouse-row.tsx'
import styles from './warehouses-table.module.css'

const few = 5

/** The warehouses, each with the file that is its stock now. */
export function WarehousesTable({ warehouses }: { warehouses: readonly Warehouse[] }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const hidden = all ? 0 : Math.max(0, warehouses.length - few)
  return (
    <Section
      title={t('stock.warehouses.title')}
      aside={
        warehouses.length > few ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? t('stock.warehouses.fewer') : t('stock.warehouses.more', { count: hidden })}
          </Button>
        ) : null
      }
    >
      <div className={styles.wide}>
        <table className={table.table} aria-label={t('stock.warehouses.title')}>
          <thead>
            <tr>
              <th scope="col">{t('stock.warehouses.name')}</th>
              <th scope="col">{t('stock.warehouses.asOf')}</th>
              <th scope="col" className={table.number}>
                {t('stock.warehouses.lines')}
              </th>
              <th scope="col">{t('stock.warehouses.file')}</th>
              <th scope="col">{t('stock.warehouses.imported')}</th>
              <th scope="col">
                <VisuallyHidden>{t('stock.warehouses.actions')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {warehouses.slice(0, warehouses.length - hidden).map((warehouse) => (
              <WarehouseRow key={warehouse.id} warehouse={warehouse} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
