import { importPreview } from '@pf/contract'
import { lazy } from 'react'
import { fileErrorsRu } from './file-errors.ru.ts'
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
  summary: (result, { t, format }) =>
    t('tasks.kinds.importPreview.summary', {
      count: result.rows,
      shown: format.number(result.rows),
      sheet: result.sheet,
    }),
  Result: ImportPreviewResult,
  Input: ImportPreviewInput,
})
