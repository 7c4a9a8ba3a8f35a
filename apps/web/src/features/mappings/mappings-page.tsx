import { Box, Button } from '@mantine/core'
import { IconArrowsLeftRight, IconUpload } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { failureOf } from '../../api/failure-of.ts'
import { trpc } from '../../api/trpc.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { BooksSection } from '../books/books-section.tsx'
import { CreateBookButton } from '../books/create-book-button.tsx'
import { SampleOffer } from '../sample/sample-offer.tsx'
import { ImportMappingsButton } from './import-mappings-button.tsx'
import { MappingLead } from './mapping-lead.tsx'
import { isTypedOn } from './mapping-search.ts'
import type { MappingSearch } from './mapping-search.ts'
import { Workbench } from './workbench.tsx'

/** Which part number is which LOT, and the books that QuoteForge gets of it. The page's filters are its address. */
export function MappingsPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/vendor-mappings' })
  const navigate = useNavigate({ from: '/vendor-mappings' })
  const query = trpc.partnumbers.counts.useQuery()
  const { data: counts } = query
  const failure = failureOf(query)
  const onSearch = (next: MappingSearch) =>
    void navigate({ to: '.', search: next, replace: isTypedOn(search, next), resetScroll: false })
  const isEmpty = counts !== undefined && counts.unmapped + counts.mapped + counts.ignored + counts.checkAgain === 0
  return (
    <>
      <PageHeader
        title={t('mappings.title')}
        lead={<MappingLead counts={counts} />}
        actions={
          <>
            <ImportMappingsButton />
            <CreateBookButton />
          </>
        }
      />
      {failure === null ? null : <ErrorNotice error={failure} />}
      {isEmpty ? (
        <Box mb="xl">
          <EmptyState icon={IconArrowsLeftRight} title={t('mappings.empty.title')} text={t('mappings.empty.text')}>
            <Button
              component={Link}
              to="/stock/import"
              variant="default"
              leftSection={<IconUpload size={15} stroke={1.75} aria-hidden />}
            >
              {t('mappings.empty.importStock')}
            </Button>
          </EmptyState>
          <SampleOffer />
        </Box>
      ) : (
        <Workbench search={search} onSearch={onSearch} counts={counts} />
      )}
      <BooksSection />
    </>
  )
}
