import { IconBook2 } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Placeholder } from '../../ui/placeholder.tsx'
import { Section } from '../../ui/section.tsx'
import { FailedCreation } from './failed-creation.tsx'
import { BooksTable } from './list/books-table.tsx'
import { useBooks } from './use-books.ts'

/** The books that QuoteForge gets or got, newest first. */
export function BooksSection() {
  const { t } = useWords()
  const { books, failure, firstActiveId } = useBooks()
  return (
    <Section title={t('books.list.title')}>
      <FailedCreation />
      {failure === null ? null : <ErrorNotice error={failure} />}
      {books === undefined && failure === null ? <Placeholder rows={5} /> : null}
      {books?.length === 0 ? (
        <EmptyState icon={IconBook2} title={t('books.list.empty')} text={t('books.list.emptyText')} />
      ) : null}
      {books === undefined || books.length === 0 ? null : <BooksTable books={books} firstActiveId={firstActiveId} />}
    </Section>
  )
}
