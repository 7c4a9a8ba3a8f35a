/** Titles of the columns that a workbook of rejected rows has behind those of its file. */
export const rejectedRowTitles = {
  en: ['Row', 'Column', 'Reason'],
  ru: ['Строка', 'Колонка', 'Причина'],
} as const satisfies Record<'en' | 'ru', readonly [row: string, column: string, reason: string]>

/**
 * Whether a table of such titles, in their order, is a workbook of rejected rows: then it is a part of a file, and taken for one unless
 * somebody says otherwise.
 */
export function listsRejectedRows(titles: readonly string[]): boolean {
  return Object.values(rejectedRowTitles).some((known) =>
    titles.some((_title, at) => known.every((title, index) => titles[at + index]?.trim() === title)),
  )
}
