import { expect, test } from 'vitest'
import { shortcutOf } from './shortcut-of.ts'
import type { Pressed } from './shortcut-of.ts'

function press(key: string, code: string, held: Partial<Pressed> = {}) {
  return shortcutOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })
}

test.each([
  ['Enter', 'Enter', 'accept'],
  ['3', 'Digit3', 'pick3'],
  ['6', 'Digit6', null],
  ['/', 'Slash', 'search'],
  ['n', 'KeyN', 'newLot'],
  ['N', 'KeyN', 'newLot'],
  ['j', 'KeyJ', 'next'],
  ['ArrowUp', 'ArrowUp', 'previous'],
  ['Escape', 'Escape', 'clear'],
  ['Tab', 'Tab', null],
] as const)('%s (%s) is %s', (key, code, shortcut) => {
  expect(press(key, code)).toBe(shortcut)
})

test('with a Russian layout the places of the keys count', () => {
  expect(press('т', 'KeyN')).toBe('newLot')
  expect(press('Ш', 'KeyI')).toBe('ignore')
  expect(press('.', 'Slash')).toBe('search')
  expect(press('ф', 'KeyA')).toBe(null)
})

test('with a Latin layout of another order the letters count', () => {
  expect(press('n', 'KeyL')).toBe('newLot')
  expect(press('h', 'KeyJ')).toBe(null)
})

test('Shift makes the arrows select as they move, and changes no other key', () => {
  expect(press('ArrowDown', 'ArrowDown', { shiftKey: true })).toBe('selectNext')
  expect(press('ArrowUp', 'ArrowUp', { shiftKey: true })).toBe('selectPrevious')
  expect(press('N', 'KeyN', { shiftKey: true })).toBe('newLot')
})

test('keys of the browser stay its own', () => {
  expect(press('d', 'KeyD', { ctrlKey: true })).toBe(null)
  expect(press('u', 'KeyU', { metaKey: true })).toBe(null)
  expect(press('Enter', 'Enter', { altKey: true })).toBe(null)
})
