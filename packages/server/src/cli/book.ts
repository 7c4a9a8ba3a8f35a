import type { PartNumberBook } from '@pf/contract'
import { asCommandError, call, connect } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { finish } from './finish.ts'
import { followTask } from './follow-task.ts'
import { print } from './print.ts'
import { progressReport } from './progress-report.ts'
import type { ClientOptions } from './tasks.ts'
import { textTable } from './text-table.ts'

/** `book create`: has a book made and follows that to its end. @throws CommandError */
export async function createBook({ url, json }: ClientOptions): Promise<void> {
  const client = connect(url)
  try {
    const { task } = await client.tasks.submit.mutate({ type: 'partnumber_book_create', input: {} })
    const report = progressReport(json ? process.stderr : process.stdout)
    finish(await followTask(task, { client, url, report }), json)
  } catch (error) {
    throw asCommandError(error, url)
  }
}

/** `book list` */
export async function listBooks({ url, json }: ClientOptions): Promise<void> {
  const books = await call(url, (client) => client.partnumberBooks.list.query())
  if (json) return print(JSON.stringify(books, null, 2))
  if (books.length === 0) return print('No books yet: make one with "priceforge book create"')
  const rows = books.map((book) => [
    book.version,
    book.isActive ? 'active' : '',
    String(book.itemCount),
    minute(book.createdAt),
    book.createdBy,
    minute(book.activatedAt),
    book.activatedBy ?? '',
    minute(book.deactivatedAt),
  ])
  const titles = ['version', 'state', 'rows', 'created (UTC)', 'by', 'in force (UTC)', 'by', 'until']
  return print(textTable(titles, rows))
}

/** `book activate VERSION` @throws CommandError */
export async function activateBook(version: string, { url, json }: ClientOptions): Promise<void> {
  const book = await call(url, async (client) => {
    const { id } = requireBook(await client.partnumberBooks.list.query(), version)
    return client.partnumberBooks.activate.mutate({ id })
  })
  print(json ? JSON.stringify(book, null, 2) : `Book ${book.version} is in force: ${book.itemCount} rows`)
}

function requireBook(books: readonly PartNumberBook[], version: string): PartNumberBook {
  const book = books.find((other) => other.version === version)
  if (book === undefined)
    throw new CommandError(`There is no book ${version}. "priceforge book list" shows those that there are`, 1)
  return book
}

function minute(time: string | null): string {
  return time === null ? '' : time.slice(0, 16).replace('T', ' ')
}
