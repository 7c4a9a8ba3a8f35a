import { createInstance } from 'i18next'
import type { TFunction, i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'
import { ru } from './ru.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

const languages = ['en', 'ru'] as const
export type Language = (typeof languages)[number]
export type Translate = TFunction

const storageKey = 'priceforge-language'

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/** The language chosen before; else the first of the browser's that there is; else English. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

/** Null where nothing was chosen, or where storage is forbidden. */
function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

/** Remembers a choice; what the browser prefers is no choice, and may change. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Then the choice holds until the page is left.
  }
}

/** Texts are part of the program: switching the language asks the server for nothing. */
export function createI18n(): i18n {
  const instance = createInstance()
  const language = preferredLanguage(chosenLanguage(), navigator.languages)
  instance.on('languageChanged', (changed) => {
    document.documentElement.lang = changed
  })
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: en }, ru: { translation: ru } },
    interpolation: { escapeValue: false },
  })
  return instance
}
