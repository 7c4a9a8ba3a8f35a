import { expect, test } from 'vitest'
import { vatIncludedIn, vatPercentIn } from './vat.ts'

test.each([
  ['Цена с НДС 22 %', true, '22'],
  ['Цена с учётом НДС (22%)', true, '22'],
  ['Цена с 22% НДС, руб.', true, '22'],
  ['Цена, в т.ч. НДС 10%', true, '10'],
  ['Ціна з ПДВ 20%', true, '20'],
  ['Price incl. 7,5 % VAT', true, '7.5'],
  ['Price with VAT: 5 %', true, '5'],
  ['Цены указаны с НДС по ставке 22%', true, '22'],
  ['Цена с НДС', true, null],
  ['Цена с НДС, скидка 15 %', true, null],
  ['Цена с НДС -10%', true, null],
  ['Цена без НДС 22%', false, '22'],
  ['Price excl. 20% VAT', false, '20'],
  ['Цена, НДС 22%', null, '22'],
  ['Цена', null, null],
  ['Наценка 120% НДС', null, null],
])('%s: included %s, percentage %s', (title, included, percent) => {
  expect(vatIncludedIn([title])).toBe(included)
  expect(vatPercentIn([title])).toBe(percent)
})

test('the percentage may stand in another text than the one that says whether it is included', () => {
  const texts = ['Цена с НДС', 'НДС 10 % включён']
  expect(vatIncludedIn(texts)).toBe(true)
  expect(vatPercentIn(texts)).toBe('10')
})
