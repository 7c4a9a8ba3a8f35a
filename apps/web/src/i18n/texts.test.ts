import { expect, test } from 'vitest'
import { en } from './en.ts'
import { preferredLanguage } from './i18n.ts'
import { ru } from './ru.ts'

type Texts = { readonly [key: string]: string | Texts }

/** "tasks.title" → "Tasks" for every text. */
function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

const base = (key: string) => key.replace(/_(one|few|many|other)$/, '')
const paramsOf = (text: string) => text.match(/{{\w+}}/g)?.toSorted((a, b) => a.localeCompare(b)) ?? []

test('a Russian text fills in the same params as its English one', () => {
  const english = new Map(flatten(en).map(([key, text]) => [base(key), paramsOf(text)]))
  const differing = flatten(ru).filter(([key, text]) => String(paramsOf(text)) !== String(english.get(base(key))))
  expect(differing).toEqual([])
})

test('no Russian text is left in English', () => {
  const same = flatten(ru).filter(([, text]) => /^[A-Za-z ,.]{12,}$/.test(text) && text !== en.app.name)
  expect(same.map(([key]) => key)).toEqual(['app.switchLanguage'])
})

test('the language is the chosen one, else the first of the browser that there is, else English', () => {
  expect(preferredLanguage('ru', ['en-GB'])).toBe('ru')
  expect(preferredLanguage(null, ['de-DE', 'ru-RU', 'en-GB'])).toBe('ru')
  expect(preferredLanguage('xx', ['de-DE'])).toBe('en')
})
