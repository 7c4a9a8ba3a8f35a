import { useLanguage } from '../i18n/use-language.ts'
import { createFormat } from './format.ts'
import type { Format } from './format.ts'
import type { Language } from '../i18n/i18n.ts'

const formats: Record<Language, Format> = { en: createFormat('en'), ru: createFormat('ru') }

/** The formatters of the language that is shown. */
export function useFormat(): Format {
  return formats[useLanguage().language]
}
