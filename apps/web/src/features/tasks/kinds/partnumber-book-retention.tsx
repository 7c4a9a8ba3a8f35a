import { partNumberBookRetention } from '@pf/contract'
import { lazy } from 'react'
import { defineKind } from './task-kind.ts'

const BookRetentionResult = lazy(async () => ({
  default: (await import('../../books/result/book-retention-result.tsx')).BookRetentionResult,
}))
const BookRetentionInput = lazy(async () => ({
  default: (await import('../../books/result/book-retention-input.tsx')).BookRetentionInput,
}))

export const partNumberBookRetentionKind = defineKind(partNumberBookRetention, {
  ru: {
    title: 'Удаление старых книг партномеров',
    messages: {
      choosing: () => 'Выбираем, какие книги оставить',
      deleting: ({ rows, total }) => `Удаляем старые книги · строк: ${rows} из ${total}`,
    },
    errors: {},
  },
  // It follows each new book, whose own toast tells enough.
  toasts: false,
  summary: ({ deleted, kept }, { t, format }) =>
    t('tasks.kinds.partNumberBookRetention.summary', { deleted: format.number(deleted), kept: format.number(kept) }),
  retryHelps: () => true,
  Result: BookRetentionResult,
  Input: BookRetentionInput,
})
