import { columnLetter } from '../../files/sheet/column-letter.ts'

/** A column as people point at it: its title; its letter where it has none. */
export function columnName({ column, title }: { readonly column: number; readonly title: string }): string {
  return title.trim() === '' ? columnLetter(column) : title.trim()
}
