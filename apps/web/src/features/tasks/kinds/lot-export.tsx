import { lotExport } from '@pf/contract'
import { lazy } from 'react'
import { listExportErrorsRu, listExportMessagesRu } from './list-words.ru.ts'
import { defineKind } from './task-kind.ts'

const ListExportResult = lazy(async () => ({
  default: (await import('../../lists/result/list-export-result.tsx')).ListExportResult,
}))
const ListExportInput = lazy(async () => ({
  default: (await import('../../lists/result/list-export-input.tsx')).ListExportInput,
}))

export const lotExportKind = defineKind(lotExport, {
  ru: { title: 'Экспорт компонентов', messages: listExportMessagesRu, errors: listExportErrorsRu },
  toasts: true,
  summary: ({ name, rows }, { t }) => t('lists.export.summary', { name, count: rows }),
  retryHelps: () => true,
  Result: ListExportResult,
  Input: ListExportInput,
})
