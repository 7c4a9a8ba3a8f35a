import type { Warehouse } from '@pf/contract'
import { useWords } from '../../i18n/use-words.ts'

/** What the warehouses hold now, in one line. */
export function StockLead({ warehouses }: { warehouses: readonly Warehouse[] }) {
  const { t, format } = useWords()
  const stocked = warehouses.filter(({ asOf }) => asOf !== null)
  if (stocked.length === 0) return <>{t('stock.lead.empty')}</>
  const lines = stocked.reduce((sum, warehouse) => sum + warehouse.lines, 0)
  const newest = stocked.reduce((day, { asOf }) => (asOf !== null && asOf > day ? asOf : day), '')
  return (
    <>
      {t('stock.lead.lines', { count: lines })} {t('stock.lead.warehouses', { count: stocked.length })},{' '}
      {t('stock.lead.newest', { day: format.day(newest) })}
    </>
  )
}
