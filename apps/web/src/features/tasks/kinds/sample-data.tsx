import { sampleData } from '@pf/contract'
import { lazy } from 'react'
import { defineKind } from './task-kind.ts'

const SampleResult = lazy(async () => ({
  default: (await import('../../sample/result/sample-result.tsx')).SampleResult,
}))
const SampleInput = lazy(async () => ({
  default: (await import('../../sample/result/sample-input.tsx')).SampleInput,
}))

export const sampleDataKind = defineKind(sampleData, {
  ru: {
    title: 'Загрузка примера',
    messages: {
      looking: () => 'Проверяем, пуста ли система',
      loading: ({ partNumbers, total }) => `Загружаем · партномеров: ${partNumbers} из ${total}`,
      activating: () => 'Вводим остатки в действие',
    },
    errors: {
      notEmpty: ({ lots, partNumbers, imports }) =>
        `Пример загружается только в пустую систему, а в этой уже есть данные (компонентов: ${lots}, партномеров: ${partNumbers}, импортов остатков: ${imports}); ничего не изменено. Чтобы посмотреть пример, запустите PriceForge с отдельной папкой данных: PRICEFORGE_DATA_DIR=./sample npm start`,
      disturbed: () =>
        'Пока загружался пример, кто-то ввёл или импортировал свои данные, поэтому весь пример убирается, а чужие данные остаются. Чтобы посмотреть пример, запустите PriceForge с отдельной папкой данных: PRICEFORGE_DATA_DIR=./sample npm start',
    },
  },
  toasts: true,
  summary: ({ lots, partNumbers }, { t, format }) =>
    t('tasks.kinds.sampleData.summary', { lots: format.number(lots), partNumbers: format.number(partNumbers) }),
  retryHelps: (code) => code !== 'notEmpty' && code !== 'disturbed',
  Result: SampleResult,
  Input: SampleInput,
})
