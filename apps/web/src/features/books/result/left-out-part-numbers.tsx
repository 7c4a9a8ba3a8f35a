import type { LeftOutPartNumber } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Section } from '../../../ui/section.tsx'
import table from '../../../ui/table.module.css'
import styles from './left-out-part-numbers.module.css'

interface Props {
  /** How many there are; `partNumbers` are the first of them. */
  readonly total: number
  readonly partNumbers: readonly LeftOutPartNumber[]
}

/** The mapped part numbers that the book can't hold, each with the reason. */
export function LeftOutPartNumbers({ total, partNumbers }: Props) {
  const { t } = useWords()
  return (
    <Section title={t('books.result.leftOut.title', { count: total })}>
      <div className="quiet">
        {partNumbers.length < total ? `${t('books.result.leftOut.shown', { count: partNumbers.length })} ` : ''}
        {t('books.result.leftOut.advice')}
      </div>
      <div className={styles.wide}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('books.result.leftOut.partNumber')}</th>
              <th scope="col">{t('books.result.leftOut.vendor')}</th>
              <th scope="col">{t('books.result.leftOut.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {partNumbers.map(({ partNumber, vendor, reason }) => (
              <tr key={JSON.stringify([partNumber, vendor])}>
                <td className="mono">{partNumber}</td>
                <td>{vendor ?? t('app.none')}</td>
                <td className="quiet">{t(`books.result.leftOut.reasons.${reason}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
