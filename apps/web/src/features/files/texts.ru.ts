import type { Russian } from '../../i18n/plural.ts'
import type { filesEn } from './texts.en.ts'

export const filesRu = {
  importOf: 'Импорт файла {{file}}',
  upload: {
    choose: 'или выберите его',
    kinds: '.xlsx, .mxl или .csv, до {{size}}',
    sending: 'Отправляем {{file}}',
    sendingDone: '{{percent, number}} % из {{size}}',
    storing: 'Проверяем {{size}}',
    stop: 'Прервать отправку',
    failed: 'Файл {{file}} не отправлен',
    tooLarge: 'В файле {{size}}, а принимается до {{max}}. Разделите его или уберите картинки и лишние листы.',
    empty: 'Файл пуст. Выгрузите его ещё раз из исходной программы.',
    several: 'Перетащите один файл: каждый импорт берёт один файл.',
    network: 'Сервер не отвечает. Проверьте, работает ли PriceForge, и попробуйте ещё раз.',
    refused: 'Сервер не принял файл. Попробуйте ещё раз. Если не поможет, передайте технические подробности, они ниже.',
    largerThan: 'Файл больше, чем принимается ({{max}}). Разделите его или уберите картинки и лишние листы.',
    broken: 'Отправка файла прервалась. Отправьте его снова.',
    elsewhere:
      'Сервер принимает файлы только со своей страницы. Откройте PriceForge по адресу, на который он настроен.',
  },
  sheet: {
    sheet: 'Лист',
    preview: 'Первые строки файла',
    row: 'Строка',
    makeHeader: 'Сделать строку {{row}} заголовком',
    isHeader: 'Строка {{row}} — заголовок',
    column: 'Колонка {{letter}}',
    columnTitled: 'Колонка {{letter}}, {{title}}',
  },
  rejected: {
    title_one: '{{count, number}} отклонённая строка',
    title_few: '{{count, number}} отклонённые строки',
    title_many: '{{count, number}} отклонённых строк',
    title_other: '{{count, number}} отклонённой строки',
    shown: 'Показаны первые {{count, number}}; в скачанном файле есть все.',
    download: 'Скачать отклонённые строки',
    row: 'Строка',
    column: 'Колонка',
    cell: 'Ячейка',
    reason: 'Причина',
    emptyCell: 'пусто',
  },
  warnings: 'Стоит знать',
} satisfies Russian<typeof filesEn>
