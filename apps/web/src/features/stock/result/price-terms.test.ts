import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { createFormat } from '../../../format/format.ts'
import { ru } from '../../../i18n/ru.ts'
import { priceTerms } from './price-terms.ts'

test('the VAT of a file is written as the language writes decimals', async () => {
  const i18n = createInstance()
  await i18n.init({ lng: 'ru', resources: { ru: { translation: ru } } })
  const words = { t: i18n.t, format: createFormat('ru'), language: 'ru' } as const
  const mapping = { sheet: '', headerRow: 1, columns: {}, quantities: {}, decimalSigns: {} }
  const terms = { ...mapping, currency: 'RUB', vatIncluded: true, vatPercent: '20.5', pack: 21 }
  expect(priceTerms(terms, words)).toBe('RUB · цены с НДС 20,5 % · за 21 штуку')
})
