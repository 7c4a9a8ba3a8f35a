import { partNumberSurvey } from '@pf/contract'
import { lazy } from 'react'
import { defineKind } from './task-kind.ts'

const SurveyResult = lazy(async () => ({
  default: (await import('../../mappings/result/survey-result.tsx')).SurveyResult,
}))
const SurveyInput = lazy(async () => ({
  default: (await import('../../mappings/result/survey-input.tsx')).SurveyInput,
}))

export const partNumberSurveyKind = defineKind(partNumberSurvey, {
  ru: {
    title: 'Обзор несопоставленных партномеров',
    messages: {
      addingUp: () => 'Складываем остатки',
      learning: () => 'Изучаем написания вендоров',
      suggesting: ({ done, total }) => `Ищем LOT · партномеров: ${done} из ${total}`,
    },
    errors: {},
  },
  // It follows each import, whose own toast tells enough.
  toasts: false,
  summary: ({ unmapped, suggested }, { t, format }) =>
    t('tasks.kinds.partNumberSurvey.summary', {
      unmapped: format.number(unmapped),
      suggested: format.number(suggested),
    }),
  retryHelps: () => true,
  Result: SurveyResult,
  Input: SurveyInput,
})
