import type { fileErrorTexts } from '@pf/contract'
import type { Translation } from '@pf/task-contract'

type FileErrors = { readonly [Code in keyof typeof fileErrorTexts]: (typeof fileErrorTexts)[Code] }

/** What the readers say of a file that they can't read, by their codes. */
const reasons: Readonly<Record<string, string>> = {
  fileEmpty: 'Файл пуст. Выгрузите его заново',
  fileTruncated: 'Файл обрезан. Скопируйте или выгрузите его заново целиком',
  fileDamaged: 'Файл повреждён. Откройте его в своей программе и сохраните заново',
  fileEncrypted: 'Книга защищена паролем. Снимите пароль и сохраните её заново',
  fileIsXls: 'Это старая двоичная книга .xls (Excel 97–2003), а не xlsx. Откройте её и сохраните как .xlsx',
  fileIsXlsb: 'Это двоичная книга .xlsb, а не xlsx. Откройте её и сохраните как .xlsx',
  fileIsOds: 'Это таблица OpenDocument (.ods), а не книга Excel. Сохраните её как .xlsx',
  fileIsMusicXml: 'Это ноты (MusicXML), а не таблица 1С. Выберите другой файл',
  fileIsMxlXml:
    'Это табличный документ 1С в форме XML, она не читается. Сохраните в 1С как табличный документ (*.mxl) или xlsx',
  fileIsXml:
    'Это файл XML, а не таблица известного вида. Откройте его в своей программе и сохраните как .xlsx или .csv',
  fileIsHtml: 'Это страница HTML. Откройте её в табличном редакторе и сохраните как .xlsx',
  fileIsText: 'Похоже, это текст или CSV под чужим именем. Переименуйте в .csv или выгрузите заново',
  fileIsArchive: 'Это архив ZIP. Распакуйте его и загрузите файл, который внутри',
  fileIsNotWorkbook: 'Это не книга Excel. Откройте файл в своей программе и сохраните как .xlsx',
  fileUnknown: 'Это не xlsx, не mxl и не csv. Выберите другой файл',
  fileHasDoctype: 'В файле есть объявления DOCTYPE, они запрещены. Откройте его в Excel и сохраните заново',
  fileTooBig: 'В распакованном виде файл слишком велик. Разделите его',
  fileIsBomb: 'Файл сжат подозрительно сильно и отклонён как «zip-бомба». Откройте его в Excel и сохраните заново',
  fileHasTooManyParts: 'В контейнере ZIP слишком много частей. Откройте файл в Excel и сохраните заново',
  versionUnsupported: 'Версия формата этой таблицы 1С не известна. Сохраните её из 1С как xlsx',
  tooManyRows: 'На листе слишком много строк. Разделите файл',
  tooManyColumns: 'На листе слишком много колонок. Удалите лишние',
  cellTooLong: 'В одной из ячеек слишком длинный текст (возможно, не закрыта кавычка). Сократите его',
  rowTooLong: 'В ячейках одной строки вместе слишком много текста. Удалите столбцы, которые не нужны',
  tokenTooLong: 'В файле слишком длинный фрагмент. Откройте его в своей программе и сохраните заново',
  nestingTooDeep: 'Таблица 1С вложена слишком глубоко. Сохраните её из 1С заново',
  encodingUnknown: 'Кодировка текста не распознана: ожидались UTF-8, UTF-16 или Windows-1251. Сохраните как CSV UTF-8',
  encodingDamaged: 'Текст повреждён: он не соответствует своей кодировке. Сохраните как CSV UTF-8',
  quoteNotClosed: 'Открытая кавычка не закрыта до конца файла. Исправьте строку или скопируйте файл заново целиком',
  stringIndexOutOfRange: 'Ячейка ссылается на строку, которой в файле нет. Откройте его в Excel и сохраните заново',
  outOfMemory: 'Для чтения файла нужно больше памяти, чем разрешено. Разделите его или сохраните как CSV',
}

/** A file that is gone or unreadable stays so, however often the task is repeated. */
export function isFileError(code: string): boolean {
  return Object.hasOwn(fileErrorsRu, code)
}

/** The exact English sentence, with its places and numbers, stays in the technical details. */
export const fileErrorsRu = {
  fileUnreadable: ({ code, reason }) => reasons[code] ?? reason,
  fileGone: ({ fileId }) => `Загруженный файл ${fileId} больше не хранится. Загрузите его снова`,
  sheetUnknown: ({ sheet, sheets }) => `В файле нет листа «${sheet}». Есть листы: ${sheets}`,
} satisfies Translation<FileErrors>
