import { useWords } from '../../i18n/use-words.ts'
import { Section } from '../../ui/section.tsx'

/** The books that there are, newest first. */
export function BooksSection() {
  const { t } = useWords()
  return <Section title={t('books.list.title')}>{null}</Section>
}
