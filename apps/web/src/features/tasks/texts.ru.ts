import type { Russian } from '../../i18n/plural.ts'
import type { tasksEn } from './texts.en.ts'

export const tasksRu = {
  title: 'Задачи',
} satisfies Russian<typeof tasksEn>
