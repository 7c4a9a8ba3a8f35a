import { useTranslation } from 'react-i18next'
import { showError } from '../ui/show-error.ts'
import { isLanguage, rememberLanguage, showLanguage } from './i18n.ts'
import type { Language } from './i18n.ts'

/** The language that is shown now, and how to change it. */
export function useLanguage(): { language: Language; changeLanguage: (language: Language) => void } {
  const { i18n, t } = useTranslation()
  const language = isLanguage(i18n.language) ? i18n.language : 'en'
  return {
    language,
    changeLanguage: (next) => {
      showLanguage(i18n, next).then(
        () => rememberLanguage(next),
        (error: unknown) => showError(t, error),
      )
    },
  }
}
