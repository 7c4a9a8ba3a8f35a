import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'

/** A book is made of all there is: its input holds nothing to choose. */
export function BookCreateInput() {
  const { t } = useWords()
  return <Facts facts={[[t('books.input.holds'), t('books.input.allMapped')]]} />
}
