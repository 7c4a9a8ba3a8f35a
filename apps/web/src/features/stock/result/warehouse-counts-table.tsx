import type { WarehouseCounts } from '@pf/contract'
import { IconCircleCheck, IconClockPause } from '@tabler/icons-react'
import { useWords } from '../../../i18n/use-words.ts'
import table from '../../../ui/table.module.css'
import result from '../../files/result/import-result.module.css'
import styles from './stock-import-result.module.css'

const counts = ['inserted', 'updated', 'unchanged', 'removed'] as const

/** What changed in each warehouse. */
export function WarehouseCountsTable({ warehouses }: { warehouses: readonly WarehouseCounts[] }) {
  const { t, format } = useWords()
  return (
    <div className={result.wide}>
      <table className={table.table} aria-label={t('stock.result.warehouses.label')}>
        <thead>
          <tr>
            <th scope="col">{t('stock.result.warehouses.warehouse')}</th>
            {counts.map((name) => (
              <th key={name} scope="col" className={table.number}>
                {t(`stock.result.warehouses.${name}`)}
              </th>
            ))}
            <th scope="col">{t('stock.result.warehouses.state')}</th>
          </tr>
        </thead>
        <tbody>
          {warehouses.map(({ warehouse, activated, ...count }) => (
            <tr key={warehouse}>
              <td>{warehouse}</td>
              {counts.map((name) => (
                <td key={name} className={table.number}>
                  <span className={count[name] === 0 ? styles.zero : undefined}>{format.number(count[name])}</span>
                </td>
              ))}
              <td>
                <span className={styles.state} data-active={activated || undefined}>
                  {activated ? (
                    <IconCircleCheck size={15} stroke={1.75} aria-hidden />
                  ) : (
                    <IconClockPause size={15} stroke={1.75} aria-hidden />
                  )}
                  {t(activated ? 'stock.result.warehouses.activated' : 'stock.result.warehouses.notActivated')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
