import { listPreview } from '@pf/contract'
import { lazy } from 'react'
import { fileErrorsRu, isFileError } from './file-errors.ru.ts'
import { defineKind } from './task-kind.ts'

const ListPreviewResult = lazy(async () => ({
  default: (await import('../../lists/result/list-preview-result.tsx')).ListPreviewResult,
}))
const ListPreviewInput = lazy(async () => ({
  default: (await import('../../lists/result/list-preview-input.tsx')).ListPreviewInput,
}))

export const listPreviewKind = defineKind(listPreview, {
  ru: {
    title: 'Чтение структуры файла',
    messages: {
      openingFile: () => 'Открываем файл',
      readingRows: ({ rows }) => `Читаем строки · пока ${rows}`,
    },
    errors: fileErrorsRu,
  },
  toasts: false,
  summary: ({ rows }, { t }) => t('lists.import.rows', { count: rows }),
  retryHelps: (code) => !isFileError(code),
  Result: ListPreviewResult,
  Input: ListPreviewInput,
})
