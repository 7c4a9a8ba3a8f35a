import { Button } from '@mantine/core'
import type { BulkPreview } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import table from '../../../ui/table.module.css'
import styles from './bulk.module.css'

/** One of those that would be decided. */
export type Sampled = BulkPreview['sample'][number]

interface BulkSampleProps {
  readonly sample: readonly Sampled[]
  /** How many they are taken from. */
  readonly count: number
  /** Undefined where there are no others. */
  readonly onAnother: (() => void) | undefined
  readonly busy: boolean
}

/** Some of what would be decided, and how. */
export function BulkSample({ sample, count, onAnother, busy }: BulkSampleProps) {
  const { t, format } = useWords()
  return (
    <>
      <div className={styles.caption}>
        {count > sample.length || count === 1
          ? t('mappings.bulk.sample', { count: sample.length })
          : t('mappings.bulk.all')}
        {onAnother === undefined ? null : (
          <Button variant="subtle" size="compact-sm" onClick={onAnother} loading={busy}>
            {t('mappings.bulk.another')}
          </Button>
        )}
      </div>
      <table className={`${table.table} ${styles.sample}`}>
        <tbody>
          {sample.map(({ id, partNumber, vendor, description, candidate }) => (
            <tr key={id}>
              <td className="mono" title={partNumber}>
                {partNumber}
              </td>
              <td>{vendor}</td>
              {candidate === null ? (
                <td className="quiet" title={description} colSpan={2}>
                  {description}
                </td>
              ) : (
                <>
                  <td className="mono" title={candidate.lot.name}>
                    {candidate.lot.name}
                  </td>
                  <td className={table.number}>{format.score(candidate.score)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
