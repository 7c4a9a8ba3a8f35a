import { Button, Group } from '@mantine/core'
import type { partNumberBookCreate } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { bookFileUrl } from '../list/book-file-url.ts'
import { LeftOutPartNumbers } from './left-out-part-numbers.tsx'

/** The book that was made, and which part numbers are not in it. */
export function BookCreateResult({ result }: { result: ResultOf<typeof partNumberBookCreate> }) {
  const { t, format } = useWords()
  const { bookId, version, itemCount, partNumbers, leftOut, leftOutPartNumbers } = result
  return (
    <>
      <Facts
        facts={[
          [t('books.result.version'), <span className="mono">{version}</span>],
          [t('books.result.rows'), format.number(itemCount)],
          [t('books.result.partNumbers'), format.number(partNumbers)],
        ]}
      />
      <Group gap="xs" my="md">
        <Button component={Link} to="/vendor-mappings" variant="default">
          {t('books.result.toBooks')}
        </Button>
        {(['xlsx', 'csv'] as const).map((form) => (
          <Button key={form} component="a" href={bookFileUrl(bookId, form)} download variant="default">
            {t('books.list.file', { version, form })}
          </Button>
        ))}
      </Group>
      {leftOutPartNumbers.length === 0 ? (
        <p className="quiet">{t('books.result.nothingLeftOut')}</p>
      ) : (
        <LeftOutPartNumbers total={leftOut.ambiguous + leftOut.emptyBundle} partNumbers={leftOutPartNumbers} />
      )}
    </>
  )
}
