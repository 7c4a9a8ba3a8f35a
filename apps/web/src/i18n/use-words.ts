import { useTranslation } from 'react-i18next'
import type { Format } from '../format/format.ts'
import { useFormat } from '../format/use-format.ts'
import type { Language, Translate } from './i18n.ts'
import { useLanguage } from './use-language.ts'

/** All that turns data into words of the language that is shown. */
export interface Words {
  readonly t: Translate
  readonly format: Format
  readonly language: Language
}

export function useWords(): Words {
  const { t } = useTranslation()
  return { t, format: useFormat(), language: useLanguage().language }
}
