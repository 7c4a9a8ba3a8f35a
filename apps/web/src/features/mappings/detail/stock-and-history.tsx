import { Skeleton } from '@mantine/core'
import type { PartNumberDetail } from '@pf/contract'
import { useState } from 'react'
import { failureOf } from '../../../api/failure-of.ts'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import table from '../../../ui/table.module.css'
import { stockQuantity } from '../list/stock-words.ts'
import { DecisionWords } from './decision-words.tsx'
import styles from './detail.module.css'

/** Which warehouses have a part number, what it replaces, and what was decided about it; folds out, and stays so from row to row. */
export function StockAndHistory({ id }: { id: number }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const query = trpc.partnumbers.get.useQuery({ id }, { enabled: open })
  const failure = failureOf(query)
  return (
    <details className={styles.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('mappings.history.title')}</summary>
      {failure === null ? null : <ErrorNotice error={failure} />}
      {query.data === undefined ? <Skeleton height={160} mt={8} /> : <Told partNumber={query.data} />}
    </details>
  )
}

function Told({ partNumber: { lines, replaces, history } }: { partNumber: PartNumberDetail }) {
  const { t, format } = useWords()
  return (
    <>
      {lines.length === 0 ? <p className="quiet">{t('mappings.history.noLines')}</p> : <Lines lines={lines} />}
      {replaces.length === 0 ? null : (
        <p>{t('mappings.history.replaces', { list: format.list(replaces.map((old) => old.partNumber)) })}</p>
      )}
      {history.length === 0 ? (
        <p className="quiet">{t('mappings.history.nothing')}</p>
      ) : (
        <ul className={styles.history} aria-label={t('mappings.history.decisions')}>
          {history.map((decision) => (
            <li key={decision.id} data-undone={decision.undoneAt !== null || undefined}>
              <DecisionWords decision={decision} kind={decision.kind} />
              {decision.undoneAt === null ? null : (
                <>
                  {' · '}
                  {t('mappings.history.undone', { by: decision.undoneBy ?? '' })}{' '}
                  <RelativeTime at={decision.undoneAt} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Lines({ lines }: Pick<PartNumberDetail, 'lines'>) {
  const words = useWords()
  const { t, format } = words
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('stock.table.warehouse')}</th>
          <th scope="col" className={table.number}>
            {t('stock.table.quantity')}
          </th>
          <th scope="col" className={table.number}>
            {t('stock.table.price')}
          </th>
          <th scope="col" className={table.number}>
            {t('stock.table.asOf')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ warehouse, quantity, atLeast, price, currency, asOf }, at) => (
          <tr key={at}>
            <td title={warehouse}>{warehouse}</td>
            <td className={table.number}>{stockQuantity({ quantity, atLeast, warehouses: 1 }, words)}</td>
            <td className={table.number}>
              {price === null ? t('stock.table.noPrice') : format.money(price, currency)}
            </td>
            <td className={table.number}>{format.day(asOf)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
