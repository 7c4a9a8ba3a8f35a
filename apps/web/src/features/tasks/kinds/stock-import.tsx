import { stockImport, usualVatPercent } from '@pf/contract'
import type { ColumnTarget } from '@pf/contract'
import { lazy } from 'react'
import { fileErrorsRu, isFileError } from './file-errors.ru.ts'
import { stockImportSummary } from './stock-import-summary.ts'
import { defineKind } from './task-kind.ts'

const StockImportResult = lazy(async () => ({
  default: (await import('../../stock/result/stock-import-result.tsx')).StockImportResult,
}))
const StockImportInput = lazy(async () => ({
  default: (await import('../../stock/result/stock-import-input.tsx')).StockImportInput,
}))
const CorrectImport = lazy(async () => ({
  default: (await import('../../stock/result/correct-import.tsx')).CorrectImport,
}))

/** The sheets of csv and of most mxl files have no name. */
const inSheet = (sheet: string) => (sheet === '' ? 'В файле' : `На листе «${sheet}»`)

/** What a column can be, as the object of "which column holds". */
const targetsRu: Readonly<Record<string, string>> = {
  partNumber: 'партномер',
  name: 'наименование',
  vendor: 'вендор',
  price: 'цена',
  quantity: 'количество',
} satisfies Partial<Record<ColumnTarget, string>>

export const stockImportKind = defineKind(stockImport, {
  ru: {
    title: 'Импорт остатков',
    messages: {
      tidying: ({ rows }) => `Убираем следы прежних импортов · строк: ${rows}`,
      openingFile: () => 'Открываем файл',
      recognising: ({ rows }) => `Распознаём колонки · строк: ${rows}`,
      surveying: ({ rows }) => `Читаем числа · строк: ${rows}`,
      savingRows: ({ rows, total }) => `Сохраняем строки · ${rows} из ${total}`,
      comparing: ({ rows, total }) => `Сравниваем с нынешними остатками · строк: ${rows} из ${total}`,
      activating: () => 'Вводим новые остатки в действие',
    },
    errors: {
      ...fileErrorsRu,
      headerNotFound: ({ sheet }) =>
        `${inSheet(sheet)} не найдена строка заголовков: ни в одной нет сразу партномера или наименования и количества или цены. Укажите строку заголовков и колонки вручную`,
      mappingUnclear: ({ what, columns }) =>
        `Неясно, в какой колонке ${targetsRu[what] ?? what}${columns === '' ? '' : ` (кандидаты: ${columns})`}. Укажите её в разметке колонок`,
      noQuantities: () =>
        'В файле есть цены, но нет колонки количества: это прайс-лист, а не остатки. Укажите колонку количества или импортируйте файл как цены',
      decimalSignUnknown: ({ column, example }) =>
        `По колонке «${column}» не понять, запятая или точка отделяет дробную часть (например, «${example}»). Укажите это в разметке колонок`,
      vatUnknown: ({ column }) =>
        `По файлу не понять, с НДС или без НДС цены в колонке «${column}» или по какой из нескольких ставок, а хранятся они без НДС. Укажите это в разметке колонок или через vat (в командной строке --vat): none, если НДС в них нет, или процент НДС, который в них входит, например ${usualVatPercent}`,
      headerRowMissing: ({ headerRow, sheet }) =>
        `${inSheet(sheet)} нет строк ниже строки ${headerRow}, которую разметка считает заголовком`,
      columnMissing: ({ column, sheet }) => `${inSheet(sheet)} колонка ${column} из разметки пуста. Укажите другую`,
      warehouseTwice: ({ warehouse }) =>
        `В разметке склад «${warehouse}» назван для двух колонок (регистр и пробелы не делают склад другим). Назовите каждый склад один раз`,
      noRows: ({ sheet }) => `${inSheet(sheet)} под заголовком нет ни одной строки с товаром, импортировать нечего`,
      allRejected: ({ rejected, row, column, text }) =>
        `Ни одну из строк с товаром (их ${rejected}) не удалось прочитать (первая — строка ${row}, колонка «${column}»: «${text}»). Проверьте выбранные колонки и то, что в них стоит`,
      asOfInFuture: ({ asOf, today }) => `Остатки датированы ${asOf}, это позже сегодняшнего дня, ${today}`,
    },
  },
  toasts: true,
  summary: stockImportSummary,
  retryHelps: (code) => !Object.hasOwn(stockImport.errors, code),
  Result: StockImportResult,
  Input: StockImportInput,
  correction: {
    helps: (code) => code === 'sheetUnknown' || (Object.hasOwn(stockImport.errors, code) && !isFileError(code)),
    Button: CorrectImport,
  },
})
