import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'

/** It always looks at all of them, so its input holds nothing to choose. */
export function SurveyInput() {
  const { t } = useWords()
  return <Facts facts={[[t('partNumberSurvey.holds'), t('partNumberSurvey.all')]]} />
}
