import { useTranslation } from 'react-i18next'
import { isLanguage, rememberLanguage } from './i18n.ts'
import type { Language } from './i18n.ts'

/** The language that is shown now, and how to change it. */
export function useLanguage(): { language: Language; changeLanguage: (language: Language) => void } {
  const { i18n } = useTranslation()
  const language = isLanguage(i18n.language) ? i18n.language : 'en'
  return {
    language,
    changeLanguage: (next) => {
      rememberLanguage(next)
      void i18n.changeLanguage(next)
    },
  }
}
