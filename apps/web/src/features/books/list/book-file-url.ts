/** Where the rows of a book are served as a file. */
export function bookFileUrl(bookId: number, form: 'xlsx' | 'csv'): string {
  return `/api/partnumber-books/${bookId}/rows.${form}`
}
