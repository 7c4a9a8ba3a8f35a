import { createInstance } from 'i18next'
import type { ResourceKey, TFunction, i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { en } from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

const languages = ['en', 'ru'] as const
export type Language = (typeof languages)[number]

/** How each language writes numbers and dates. */
export const locales: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU' }
export type Translate = TFunction

/** A language is asked for when it is first shown: most people never see the other one. */
const texts: Record<Language, () => Promise<ResourceKey>> = {
  en: async () => (await import('./en.ts')).en,
  ru: async () => (await import('./ru.ts')).ru,
}
const namespace = 'translation'

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

/** Loads the texts of the preferred language. @throws when the server does not answer */
export async function createI18n(): Promise<i18n> {
  const instance = createInstance()
  const language = preferredLanguage(chosenLanguage(), navigator.languages)
  instance.on('languageChanged', (changed) => {
    document.documentElement.lang = changed
  })
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { [namespace]: await texts[language]() } },
    interpolation: { escapeValue: false },
  })
  instance.services.formatter?.addCached('datetime', (lng, options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(isLanguage(lng) ? locales[lng] : lng, options)
    return (at: Date) => format.format(at)
  })
  return instance
}

/** Shows a language. @throws when its texts were not shown before and the server does not answer */
export async function showLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, namespace)) {
    instance.addResourceBundle(language, namespace, await texts[language]())
  }
  await instance.changeLanguage(language)
}
