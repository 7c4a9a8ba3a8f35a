import { expect, test } from 'vitest'
import { createFormat } from '../../format/format.ts'
import { failuresText, messageWords, outcomeText, taskTitle, tookMs } from './task-words.ts'
import { stockImport } from '@pf/contract'
import type { PriceForgeTask } from '@pf/contract'
import { createInstance } from 'i18next'
import { tasksEn } from './texts.en.ts'
import type { Words } from '../../i18n/use-words.ts'

const words = (language: 'en' | 'ru'): Words => ({ t: createInstance().t, format: createFormat(language), language })

test('a message is told in the language of the console, its numbers grouped', () => {
  const message = stockImport.messages.savingRows({ rows: 64_120, total: 100_000 })
  expect(messageWords('stock_import', message, words('en'))).toBe('Saving rows · 64,120 of 100,000')
  expect(messageWords('stock_import', message, words('ru'))).toBe('Сохраняем строки · 64\u00A0120 из 100\u00A0000')
})

test('a message that this console does not know keeps its English text', () => {
  const message = { key: 'fromANewerServer', params: {}, text: 'Doing something new' }
  expect(messageWords('stock_import', message, words('ru'))).toBe('Doing something new')
})

test('a task takes as long as from its first start to its end, or to now', () => {
  const startedAt = '2026-11-24T10:00:00Z'
  expect(tookMs({ startedAt, doneAt: '2026-11-24T10:01:18Z' }, 0)).toBe(78_000)
  expect(tookMs({ startedAt, doneAt: null }, Date.parse('2026-11-24T10:00:05Z'))).toBe(5_000)
  expect(tookMs({ startedAt: null, doneAt: null }, 0)).toBeNull()
})

test('failed attempts are told apart from claims, of as many as end the task', async () => {
  const i18n = createInstance()
  await i18n.init({ lng: 'en', resources: { en: { translation: { tasks: tasksEn } } } })
  const english = { ...words('en'), t: i18n.t }
  expect(failuresText({ type: 'stock_import', failures: 0 }, english)).toBeNull()
  expect(failuresText({ type: 'stock_import', failures: 1 }, english)).toBe('1 of 3')
})

test('a task of a type that came with a newer server is told by its own texts', () => {
  const json = JSON.stringify({
    type: 'price_update',
    subject: 'Q4',
    status: 'running',
    message: { key: 'counting', params: {}, text: 'Counting lines' },
    failures: 1,
  })
  const task: PriceForgeTask = JSON.parse(json)
  expect(taskTitle(task, words('ru'))).toBe('price_update · Q4')
  expect(outcomeText(task, words('ru'))).toBe('Counting lines')
  expect(failuresText(task, words('en'))).toBe('1')
})
