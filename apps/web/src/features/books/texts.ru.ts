import type { Russian } from '../../i18n/plural.ts'
import type { booksEn } from './texts.en.ts'

export const booksRu = {
  create: { action: 'Создать снапшот сопоставлений' },
  list: { title: 'Книги партномеров' },
  input: {
    holds: 'Содержит',
    allMapped: 'Все партномера, сопоставленные с LOT и не отмеченные как игнорируемые, какими они были при выполнении',
  },
  result: {
    version: 'Версия',
    rows: 'Строк',
    partNumbers: 'Партномеров',
    nothingLeftOut: 'В книгу вошли все сопоставленные партномера.',
    leftOut: {
      title_one: 'Не вошёл {{count, number}} партномер',
      title_few: 'Не вошли {{count, number}} партномера',
      title_many: 'Не вошло {{count, number}} партномеров',
      title_other: 'Не вошло {{count, number}} партномера',
      shown: 'Показаны первые {{count, number}}.',
      advice: 'Исправьте их сопоставления или комплекты и создайте следующую книгу.',
      partNumber: 'Партномер',
      vendor: 'Вендор',
      reason: 'Причина',
      reasons: {
        ambiguous: 'Тот же текст у другого вендора ведёт к другому LOT, а книга вендоров не различает',
        emptyBundle: 'В его комплекте нет позиций',
      },
    },
  },
  retention: {
    rule: 'Остаются',
    keeps:
      'Действующая книга, последние книги каждого из 7 дней, 5 недель, 12 месяцев и 10 лет, в которых они есть, и те, что действовали в последний час',
    deleted: 'Удалено книг',
    deletedVersions: 'Удалены',
    deletedRows: 'Удалено строк',
    kept: 'Осталось книг',
    keptVersions: 'Остались',
  },
} satisfies Russian<typeof booksEn>
