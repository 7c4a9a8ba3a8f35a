import { VisuallyHidden } from '@mantine/core'
import type { Warehouse } from '@pf/contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import table from '../../../ui/table.module.css'
import { RetireWarehouse } from './retire-warehouse.tsx'
import styles from './warehouses-table.module.css'

/** A warehouse with the file that is its stock now. */
export function WarehouseRow({ warehouse }: { warehouse: Warehouse }) {
  const { t, format } = useWords()
  const { id, name, asOf, activatedAt, taskId, fileName, lines } = warehouse
  // Another stock than it had when the page was opened is another row: it glows once each time.
  const [first] = useState(activatedAt)
  return (
    <tr key={activatedAt} className={activatedAt === first ? undefined : 'glow'}>
      <td className={styles.name}>
        <Link className="plain-link" to="/stock" search={{ warehouses: [id] }} resetScroll={false}>
          {name}
        </Link>
      </td>
      <td className="figures">{format.day(asOf)}</td>
      <td className={table.number}>{format.number(lines)}</td>
      <td className={styles.file} title={fileName}>
        {fileName}
      </td>
      <td>
        <Link className={styles.link} to="/tasks/$taskId" params={{ taskId }}>
          <RelativeTime at={activatedAt} />
          <VisuallyHidden>{t('stock.warehouses.task', { warehouse: name })}</VisuallyHidden>
        </Link>
      </td>
      <td className={styles.action}>
        <RetireWarehouse warehouse={warehouse} />
      </td>
    </tr>
  )
}
