import type { Russian } from '../../../i18n/plural.ts'
import type { partNumberSurveyEn } from './texts.en.ts'

export const partNumberSurveyRu = {
  holds: 'Просматривает',
  all: 'Все партномера без LOT, не игнорируемые и не отложенные',
  unmapped: 'Несопоставленных партномеров',
  suggested: 'Из них с LOT, предложенным не только по похожести',
} satisfies Russian<typeof partNumberSurveyEn>
