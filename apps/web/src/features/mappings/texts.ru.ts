import type { Russian } from '../../i18n/plural.ts'
import type { mappingsEn } from './texts.en.ts'

export const mappingsRu = {
  title: 'Сопоставления',
} satisfies Russian<typeof mappingsEn>
