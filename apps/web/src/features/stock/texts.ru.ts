import type { Russian } from '../../i18n/plural.ts'
import type { stockEn } from './texts.en.ts'

export const stockRu = {
  title: 'Склад',
  lead: 'Что лежит на складах, по партномерам.',
} satisfies Russian<typeof stockEn>
