import { expect, test } from 'vitest'
import { importStock } from './support/import-stock.ts'
import { setMappingScene } from './support/mapping-scene.ts'
import { mappingStanding } from './support/mapping-standing.ts'
import { mappingsPage } from './support/mappings-page.ts'
import { openConsole, openPage } from './support/open-console.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()
const standing = (search: string) => mappingStanding(world.server.url, search)

/** Decisions are stored one after the other, which takes its time on a machine that does much else. */
function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 30_000 })
}

test('Enter takes no mere guess: it says so, and the digit takes it', async () => {
  await setMappingScene(world.server.url, 'WEAK', 1)
  await importStock(world.server.url, 'Weak', [{ partNumber: 'WEAK-100Z', vendor: 'ACME Inc.', quantity: 9 }])
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=WEAK-100Z')
  const { at, told, detail } = mappingsPage(page)
  await at('WEAK-100Z ACME Inc.')
  await detail.getByRole('list', { name: 'Keys' }).getByText('Unsure: by digit').waitFor()
  for (const key of ['Enter', 'p']) {
    await page.keyboard.press(key)
    await told(/^Unsure \(0\.[345]\d\): 1 takes LOT_WEAK-10001$/)
  }
  expect(await standing('WEAK-100Z')).toEqual({ 'WEAK-100Z': 'unmapped' })
  await page.keyboard.press('1')
  await told('WEAK-100Z is mapped to LOT_WEAK-10001')
  await eventually(() => standing('WEAK-100Z')).toEqual({ 'WEAK-100Z': 'mapped LOT_WEAK-10001' })
})

test('keys do not pass over what is ticked: I asks about it, Escape unticks it, others say so', async () => {
  await setMappingScene(world.server.url, 'SPACE', 3)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=SPACE-')
  const { at, told, grid } = mappingsPage(page)
  const hasFocus = () => eventually(() => grid.evaluate((element) => element === document.activeElement)).toBe(true)
  await at('SPACE-10001 ACME Inc.')
  for (const key of ['Space', 'j', 'Space', 'Enter', '2']) await page.keyboard.press(key)
  await told('2 selected: I ignores them, Esc clears the selection')
  await page.keyboard.press('Escape')
  await eventually(() => grid.getByRole('checkbox', { checked: true }).count()).toBe(0)
  expect(new Set(Object.values(await standing('SPACE-')))).toEqual(new Set(['unmapped']))
  for (const key of ['Space', 'k', 'Space', 'i']) await page.keyboard.press(key)
  const question = page.getByRole('dialog', { name: 'Ignore 2 part numbers?' })
  await question.waitFor()
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  await hasFocus()
  await page.keyboard.press('i')
  await question.getByRole('button', { name: 'Ignore 2', exact: true }).click()
  await told('2 part numbers ignored')
  await at('SPACE-10003 ACME Inc.')
  await hasFocus()
  await eventually(() => standing('SPACE-')).toEqual({
    'SPACE-10001': 'ignored',
    'SPACE-10002': 'ignored',
    'SPACE-10003': 'unmapped',
  })
  expect(page.faults).toEqual([])
})

test('a key that is held down decides about one part number alone, and Delete takes a mapping back', async () => {
  await setMappingScene(world.server.url, 'HELD', 4)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=HELD-')
  const { at, tab, row } = mappingsPage(page)
  await at('HELD-10001 ACME Inc.')
  await page.keyboard.down('Enter')
  await at('HELD-10002 ACME Inc.')
  // The second press without a release between is what a browser makes of a key that is held.
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.press('j')
  await at('HELD-10003 ACME Inc.')
  await eventually(() => standing('HELD-')).toMatchObject({
    'HELD-10001': 'mapped LOT_HELD-10001',
    'HELD-10002': 'unmapped',
  })
  await tab(/^Mapped/).click()
  await row('HELD-10001 ACME Inc.').click()
  await at('HELD-10001 ACME Inc.')
  await page.keyboard.press('Delete')
  await eventually(() => standing('HELD-10001')).toEqual({ 'HELD-10001': 'unmapped' })
})
