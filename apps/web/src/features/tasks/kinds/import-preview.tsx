import { importPreview } from '@pf/contract'
import { lazy } from 'react'
import { fileErrorsRu, isFileError } from './file-errors.ru.ts'
import { defineKind } from './task-kind.ts'

const ImportPreviewResult = lazy(async () => ({
  default: (await import('../../stock/result/import-preview-result.tsx')).ImportPreviewResult,
}))
const ImportPreviewInput = lazy(async () => ({
  default: (await import('../../stock/result/import-preview-input.tsx')).ImportPreviewInput,
}))

export const importPreviewKind = defineKind(importPreview, {
  ru: {
    title: 'Чтение структуры файла',
    messages: {
      openingFile: () => 'Открываем файл',
      readingRows: ({ rows }) => `Читаем строки · пока ${rows}`,
    },
    errors: fileErrorsRu,
  },
  toasts: false,
  summary: ({ rows, sheet }, { t, format }) => {
    const counted = { count: rows, shown: format.number(rows) }
    // The sheets of csv and of most mxl files have no name.
    return sheet === ''
      ? t('tasks.kinds.importPreview.nameless', counted)
      : t('tasks.kinds.importPreview.summary', { ...counted, sheet })
  },
  retryHelps: (code) => !isFileError(code),
  Result: ImportPreviewResult,
  Input: ImportPreviewInput,
})
