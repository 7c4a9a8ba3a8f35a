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
  ['Цена с НДС | Скидка 10% | НДС 22%', true, '22'],
  ['Скидка 10% НДС 22%', null, '22'],
  ['Цена с 22% НДС | 10% скидка', true, '22'],
  ['Цена с 22% НДС 10% скидка', true, '22'],
  ['22% НДС | 10% скидка', null, '22'],
  ['Скидка: | 10% | НДС: | 22%', null, '22'],
  ['Цены с НДС | 10% скидка', true, null],
  ['Цена, НДС включён', true, null],
  ['Цена (НДС 22% включен)', true, '22'],
  ['Price, VAT (20%) included', true, '20'],
  ['Цена, в том числе НДС 10%', true, '10'],
  ['Цена, НДС не включён', false, null],
  ['Price, VAT not included', false, null],
  ['Price, 20% VAT excl.', false, '20'],
  ['Price with VAT, excluding delivery', true, null],
  ['Цена с НДС, не включая доставку', true, null],
  ['Цена без НДС, включая доставку', false, null],
  ['Price, 20% VAT, including delivery', null, '20'],
])('%s: included %s, percentage %s', (title, included, percent) => {
  expect(vatIncludedIn([title])).toBe(included)
  expect(vatPercentIn([title])).toBe(percent)
})

test('the percentage may stand in another text than the one that says whether it is included', () => {
  const texts = ['Цена с НДС', 'НДС 10 % включён']
  expect(vatIncludedIn(texts)).toBe(true)
  expect(vatPercentIn(texts)).toBe('10')
})

test('prices that contain one of several percentages are not said to contain VAT: somebody must say which', () => {
  for (const text of ['Цена с НДС 10% / 22%', 'Цены с учётом НДС 10 % или 22 %', 'Prices incl. VAT (5% and 20%)']) {
    expect(vatIncludedIn([text])).toBeNull()
  }
  expect(vatIncludedIn(['Цена с НДС', 'НДС 10% и 22%'])).toBeNull()
  expect(vatIncludedIn(['Цена без НДС', 'НДС 10% и 22%'])).toBe(false)
})
