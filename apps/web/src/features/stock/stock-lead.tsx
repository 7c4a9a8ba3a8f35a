import type { Warehouse } from '@pf/contract'
import { useWords } from '../../i18n/use-words.ts'

/** What the warehouses hold now, in one line. */
export function StockLead({ warehouses }: { warehouses: readonly Warehouse[] }) {
  const { t, format } = useWords()
  if (warehouses.length === 0) return <>{t('stock.lead.empty')}</>
  const lines = warehouses.reduce((sum, warehouse) => sum + warehouse.lines, 0)
  const newest = warehouses.reduce((day, { asOf }) => (asOf > day ? asOf : day), '')
  return (
    <>
      {t('stock.lead.lines', { count: lines })} {t('stock.lead.warehouses', { count: warehouses.length })},{' '}
      {t('stock.lead.newest', { day: format.day(newest) })}
    </>
  )
}
