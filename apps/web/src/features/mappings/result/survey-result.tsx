import type { partNumberSurvey } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'

/** How many part numbers wait for a LOT. */
export function SurveyResult({ result }: { result: ResultOf<typeof partNumberSurvey> }) {
  const { t, format } = useWords()
  return (
    <Facts
      facts={[
        [t('partNumberSurvey.unmapped'), format.number(result.unmapped)],
        [t('partNumberSurvey.suggested'), format.number(result.suggested)],
      ]}
    />
  )
}
