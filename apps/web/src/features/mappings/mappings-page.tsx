import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/page-header.tsx'
import { BooksSection } from '../books/books-section.tsx'
import { CreateBookButton } from '../books/create-book-button.tsx'

/** Which part number is which LOT, and the books that QuoteForge gets of it. */
export function MappingsPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('mappings.title')} actions={<CreateBookButton />} />
      <BooksSection />
    </>
  )
}
