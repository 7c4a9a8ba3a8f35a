import type { partNumberBookCreate } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { LeftOutPartNumbers } from './left-out-part-numbers.tsx'

/** The book that was made, and which part numbers are not in it. */
export function BookCreateResult({ result }: { result: ResultOf<typeof partNumberBookCreate> }) {
  const { t, format } = useWords()
  const { version, itemCount, partNumbers, leftOut, leftOutPartNumbers } = result
  return (
    <>
      <Facts
        facts={[
          [t('books.result.version'), <span className="mono">{version}</span>],
          [t('books.result.rows'), format.number(itemCount)],
          [t('books.result.partNumbers'), format.number(partNumbers)],
        ]}
      />
      {leftOutPartNumbers.length === 0 ? (
        <p className="quiet">{t('books.result.nothingLeftOut')}</p>
      ) : (
        <LeftOutPartNumbers total={leftOut.ambiguous + leftOut.emptyBundle} partNumbers={leftOutPartNumbers} />
      )}
    </>
  )
}
