import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'

/** The rule is fixed, so its input holds nothing to choose. */
export function BookRetentionInput() {
  const { t } = useWords()
  return <Facts facts={[[t('books.retention.rule'), t('books.retention.keeps')]]} />
}
