import type { PartNumberBook, PartNumberBookItem } from '@pf/contract'
import type { Database } from '@pf/database'
import { activateBook, activeBook, listBooks, readBookItems, selectBook } from '@pf/pricing'
import type { BookLookup } from './trpc/part-number-books-router.ts'

export interface BookService extends BookLookup {
  /** The book in force; null before the first one. */
  active(): Promise<PartNumberBook | null>
  /** A complete book; null where there is none of this id. */
  find(id: number): Promise<PartNumberBook | null>
  /** The rows of a book, page by page; fails at the end unless they are as many as the book has. */
  items(book: PartNumberBook): AsyncIterable<PartNumberBookItem[]>
}

export function bookService(database: Database): BookService {
  const { db } = database
  return {
    list: () => listBooks(db),
    activate: (by, id) => activateBook(database, by, id),
    active: () => activeBook(db),
    find: (id) => selectBook(db, id),
    items: (book) => readBookItems(db, book),
  }
}
