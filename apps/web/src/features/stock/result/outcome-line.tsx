import { IconCircleCheck, IconCircleDashedCheck } from '@tabler/icons-react'
import { useWords } from '../../../i18n/use-words.ts'
import type { StockImportOutcome } from './stock-import-outcome.ts'
import styles from '../../files/result/import-result.module.css'

/** The result in one sentence: whose stock changed. */
export function OutcomeLine({ result }: { result: StockImportOutcome }) {
  const { t, format } = useWords()
  const active = result.warehouses.filter(({ activated }) => activated).map(({ warehouse }) => warehouse)
  if (!result.newImport) {
    return (
      <p className={styles.outcome} data-quiet>
        <IconCircleDashedCheck size={18} stroke={1.75} aria-hidden />
        {t('stock.result.done.unchanged')}
      </p>
    )
  }
  return (
    <p className={styles.outcome} data-quiet={active.length === 0 || undefined}>
      <IconCircleCheck size={18} stroke={1.75} aria-hidden />
      {active.length === 0
        ? t('stock.result.done.stored')
        : t(`stock.result.done.${result.scope === 'partial' ? 'partly' : 'imported'}`, {
            count: active.length,
            list: format.list(active),
          })}
    </p>
  )
}
