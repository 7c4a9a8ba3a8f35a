import { isNothingSaved, mappingImport } from '@pf/contract'
import { lazy } from 'react'
import { isFileError } from './file-errors.ru.ts'
import { listImportSummary } from './list-summary.ts'
import { listErrorsRu, listMessagesRu } from './list-words.ru.ts'
import { defineKind } from './task-kind.ts'

const ListImportResult = lazy(async () => ({
  default: (await import('../../lists/result/list-import-result.tsx')).ListImportResult,
}))
const ListImportInput = lazy(async () => ({
  default: (await import('../../lists/result/list-import-input.tsx')).ListImportInput,
}))

export const mappingImportKind = defineKind(mappingImport, {
  ru: { title: 'Импорт сопоставлений', messages: listMessagesRu, errors: listErrorsRu },
  toasts: true,
  summary: listImportSummary,
  fellShort: isNothingSaved,
  retryHelps: (code) => !isFileError(code),
  Result: ListImportResult,
  Input: ListImportInput,
})
