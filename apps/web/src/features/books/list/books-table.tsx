import { Button, VisuallyHidden } from '@mantine/core'
import type { PartNumberBook } from '@pf/contract'
import { useState } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import table from '../../../ui/table.module.css'
import { BookRow } from './book-row.tsx'
import styles from './books-table.module.css'

/** Today's, yesterday's and some before. */
const few = 8

interface BooksTableProps {
  readonly books: readonly PartNumberBook[]
  /** Any other one that is in force now glows. */
  readonly firstActiveId: number | undefined
}

/** Retention keeps some thirty of them. */
export function BooksTable({ books, firstActiveId }: BooksTableProps) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const active = books.find(({ isActive }) => isActive)
  const shown = all ? books : books.filter((book, index) => index < few || book === active)
  return (
    <>
      <div className={styles.wide}>
        <table className={table.table} aria-label={t('books.list.title')}>
          <thead>
            <tr>
              <th scope="col" className={styles.state}>
                {t('books.list.state')}
              </th>
              <th scope="col" className={styles.version}>
                {t('books.list.version')}
              </th>
              <th scope="col" className={`${table.number} ${styles.rows}`}>
                {t('books.list.rows')}
              </th>
              <th scope="col" className={styles.created}>
                {t('books.list.created')}
              </th>
              <th scope="col">{t('books.list.by')}</th>
              <th scope="col">{t('books.list.activated')}</th>
              <th scope="col" className={styles.download}>
                {t('books.list.download')}
              </th>
              <th scope="col" className={styles.actions}>
                <VisuallyHidden>{t('books.list.actions')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((book) => (
              <BookRow
                key={`${book.id} ${book.isActive}`}
                book={book}
                active={active}
                glows={book.isActive && book.id !== firstActiveId}
              />
            ))}
          </tbody>
        </table>
      </div>
      {all || shown.length < books.length ? (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('books.list.fewer') : t('books.list.more', { count: books.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}
