import { columnName } from '@pf/spreadsheet/cell-reference'

/** `B "Category"` */
export function columnPlace(column: number, title = ''): string {
  return title === '' ? columnName(column) : `${columnName(column)} "${title}"`
}
