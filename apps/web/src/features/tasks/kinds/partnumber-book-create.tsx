import { partNumberBookCreate, versionsPerDay } from '@pf/contract'
import { lazy } from 'react'
import { defineKind } from './task-kind.ts'

const BookCreateResult = lazy(async () => ({
  default: (await import('../../books/result/book-create-result.tsx')).BookCreateResult,
}))
const BookCreateInput = lazy(async () => ({
  default: (await import('../../books/result/book-create-input.tsx')).BookCreateInput,
}))

export const partNumberBookCreateKind = defineKind(partNumberBookCreate, {
  ru: {
    title: 'Создание книги партномеров',
    messages: {
      tidying: ({ rows }) => `Убираем следы прежних попыток · строк: ${rows}`,
      reading: () => 'Читаем сопоставленные партномера',
      expanding: ({ partNumbers }) => `Разворачиваем комплекты · партномеров: ${partNumbers}`,
      writingRows: ({ done, total }) => `Записываем строки · партномеров: ${done} из ${total}`,
      activating: ({ rows }) => `Вводим новую книгу в действие · строк: ${rows}`,
    },
    errors: {
      emptyBook: ({ leftOut }) =>
        leftOut === 0
          ? 'Ни один партномер не сопоставлен с LOT, поэтому книга была бы пустой и не создана; что действует, продолжит действовать. Сопоставьте партномера и создайте книгу снова'
          : `Все сопоставленные партномера (${leftOut}) неоднозначны или ведут к комплектам без позиций, поэтому книга была бы пустой и не создана; что действует, продолжит действовать. Исправьте их сопоставления или комплекты и создайте книгу снова`,
      versionsUsedUp: ({ day }) =>
        `За ${day} создано уже ${versionsPerDay} книг, номеров на этот день больше нет; действует прежняя книга. Создайте следующую завтра`,
    },
  },
  toasts: true,
  summary: ({ version, itemCount }, { t, format }) =>
    t('tasks.kinds.partNumberBookCreate.summary', { version, count: itemCount, shown: format.number(itemCount) }),
  // Mapped meanwhile, or another day: either may be mended without a change of the input.
  retryHelps: () => true,
  Result: BookCreateResult,
  Input: BookCreateInput,
})
