import type { listErrors, listExportErrors, listExportMessages, listMessages } from '@pf/contract'
import type { Translation } from '@pf/task-contract'
import { fileErrorsRu } from './file-errors.ru.ts'

/** The sheets of csv and of most mxl files have no name. */
const inSheet = (sheet: string) => (sheet === '' ? 'В файле' : `На листе «${sheet}»`)

/** What all imports of lists say while they run. */
export const listMessagesRu = {
  openingFile: () => 'Открываем файл',
  recognising: () => 'Распознаём колонки',
  readingRows: ({ rows }) => `Читаем строки · пока ${rows}`,
  saving: ({ rows }) => `Сравниваем и сохраняем · строк: ${rows}`,
} satisfies Translation<typeof listMessages>

/** Why a file is no list. */
export const listErrorsRu = {
  ...fileErrorsRu,
  headerNotFound: ({ sheet, columns }) =>
    `${inSheet(sheet)} не найдена строка заголовков: нет колонок ${columns}. Назовите колонки как в экспорте или укажите их вручную`,
  noRows: ({ sheet }) => `${inSheet(sheet)} под заголовком нет ни одной строки, импортировать нечего`,
  tooMuchText: ({ megabytes }) =>
    `В файле больше ${megabytes} МБ текста, столько за раз не импортируется. Разделите его`,
} satisfies Translation<typeof listErrors>

export const listExportMessagesRu = {
  writingRows: ({ rows }) => `Записываем строки · пока ${rows}`,
  storingFile: ({ rows }) => `Сохраняем файл · строк: ${rows}`,
} satisfies Translation<typeof listExportMessages>

export const listExportErrorsRu = {
  exportTooLarge: ({ megabytes }) =>
    `Файл был бы больше ${megabytes} МБ, такие не хранятся. Сделайте экспорт в xlsx: он сжат`,
} satisfies Translation<typeof listExportErrors>
