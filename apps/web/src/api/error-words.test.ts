import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { en } from '../i18n/en.ts'
import { ru } from '../i18n/ru.ts'
import { toApiError } from './api-error.ts'
import { errorWords, technicalText } from './error-words.ts'

const resources = { en: { translation: en }, ru: { translation: ru } }
const translated = async (lng: 'en' | 'ru') => {
  const i18n = createInstance()
  await i18n.init({ lng, resources })
  return i18n.t
}
const refused = (code: string, taskCode: string | null, reference: string | null = null) =>
  toApiError(
    Object.assign(new Error('The task has ended already: completed'), {
      data: { code, httpStatus: 409, path: 'tasks.cancel', taskCode, reference },
    }),
  )

test('a refusal of the engine is told by its own code, in the language of the console', async () => {
  expect(errorWords(await translated('en'), refused('CONFLICT', 'NOT_CANCELLABLE')).advice).toBe(
    'The task has ended already, so there is nothing to cancel.',
  )
  expect(errorWords(await translated('ru'), refused('CONFLICT', 'NOT_CANCELLABLE')).advice).toBe(
    'Задача уже завершилась, отменять нечего.',
  )
})

test('who decided about a part number first is told by name, with what and when', async () => {
  const params = {
    partNumber: 'PN-1',
    by: 'Anna',
    at: '2026-11-30T10:00:00.000Z',
    what: 'map',
    lot: 'CPU_1',
    others: 0,
  }
  const refusedAs = (others: number) =>
    toApiError(
      Object.assign(new Error('Anna decided about PN-1 first'), {
        data: {
          code: 'CONFLICT',
          httpStatus: 409,
          refusal: { code: 'decidedMeanwhile', params: { ...params, others } },
        },
      }),
    )
  expect(errorWords(await translated('en'), refusedAs(0))).toMatchObject({
    title: 'Anna decided about PN-1 first',
    advice: expect.stringMatching(/2026.*: mapped to CPU_1\. Your decision was not stored/),
  })
  expect(errorWords(await translated('ru'), refusedAs(0)).advice).toContain(
    ': сопоставлен с CPU_1. Ваше решение не записано',
  )
  expect(errorWords(await translated('en'), refusedAs(3)).title).toBe('Anna decided about PN-1 and others first')
})

test('a refusal of the domain is told with what it names, in the language of the console', async () => {
  const taken = toApiError(
    Object.assign(new Error('There is another LOT named "CPU"'), {
      data: { code: 'CONFLICT', httpStatus: 409, refusal: { code: 'nameTaken', params: { name: 'CPU_1' } } },
    }),
  )
  expect(errorWords(await translated('en'), taken).title).toBe('Another component is named CPU_1')
  expect(errorWords(await translated('ru'), taken).title).toBe('Компонент с именем CPU_1 уже есть')
  expect(technicalText(taken)).toContain('nameTaken')
})

test('no sentence of the server stands in the Russian words', async () => {
  const t = await translated('ru')
  for (const code of ['CONFLICT', 'BAD_REQUEST', 'PRECONDITION_FAILED', 'PAYLOAD_TOO_LARGE', 'SOMETHING_NEW']) {
    const { title, advice } = errorWords(t, refused(code, 'OF_A_NEWER_SERVER'))
    expect(`${title} ${advice}`).not.toMatch(/[A-Za-z]/)
  }
})

test('the technical part has the reference to quote and the sentence of the server', () => {
  expect(technicalText(refused('INTERNAL_SERVER_ERROR', null, 'r-17'))).toBe(
    'INTERNAL_SERVER_ERROR\n409\ntasks.cancel\nr-17\nThe task has ended already: completed',
  )
})
