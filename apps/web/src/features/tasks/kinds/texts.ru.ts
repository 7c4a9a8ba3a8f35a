import type { Russian } from '../../../i18n/plural.ts'
import type { taskKindsEn } from './texts.en.ts'

export const taskKindsRu = {
  unknown: 'Эта страница старше сервера и не знает задач этого типа. Обновите её.',
  stockImport: {
    sameFile: 'Нового нет: именно этот файл уже действует',
    nothing: 'В файле не было товаров',
    count: {
      inserted: 'новых',
      updated: 'изменено',
      unchanged: 'без изменений',
      removed: 'исчезло',
      merged: 'сложено',
      rejected: 'отклонено',
    },
  },
  importPreview: {
    summary_one: '{{shown}} строка на листе «{{sheet}}»',
    summary_few: '{{shown}} строки на листе «{{sheet}}»',
    summary_many: '{{shown}} строк на листе «{{sheet}}»',
    summary_other: '{{shown}} строки на листе «{{sheet}}»',
    nameless_one: '{{shown}} строка',
    nameless_few: '{{shown}} строки',
    nameless_many: '{{shown}} строк',
    nameless_other: '{{shown}} строки',
  },
  partNumberBookCreate: {
    summary_one: '{{version}} · {{shown}} строка',
    summary_few: '{{version}} · {{shown}} строки',
    summary_many: '{{version}} · {{shown}} строк',
    summary_other: '{{version}} · {{shown}} строки',
  },
  partNumberSurvey: { summary: 'не сопоставлено: {{unmapped}}, из них с предложением: {{suggested}}' },
  sampleData: { summary: 'компонентов: {{lots}}, партномеров: {{partNumbers}}' },
  partNumberBookRetention: { summary: 'удалено: {{deleted}}, осталось: {{kept}}' },
} satisfies Russian<typeof taskKindsEn>
