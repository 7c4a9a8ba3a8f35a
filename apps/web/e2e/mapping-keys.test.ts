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

test('keys do not pass over what is ticked: Enter and I ask about it, Escape unticks it, others say so', async () => {
  await setMappingScene(world.server.url, 'SPACE', 3)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=SPACE-')
  const { at, told, grid } = mappingsPage(page)
  const hasFocus = () => eventually(() => grid.evaluate((element) => element === document.activeElement)).toBe(true)
  await at('SPACE-10001 ACME Inc.')
  for (const key of ['Space', 'j', 'Space', '2']) await page.keyboard.press(key)
  await told('2 selected: Enter accepts them, I ignores them, Esc clears the selection')
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

test('Shift and an arrow select, back again unselect; those with a sure candidate are accepted, the others stay', async () => {
  await setMappingScene(world.server.url, 'SHIFT', 4)
  await importStock(world.server.url, 'Shifted', [{ partNumber: 'SHIFT-UNLIKE', vendor: 'Other', price: 900_000 }])
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=SHIFT-')
  const { told, row, grid } = mappingsPage(page)
  await row('SHIFT-UNLIKE').click()
  const ticked = () => eventually(() => grid.getByRole('checkbox', { checked: true }).count())
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('Shift+ArrowDown')
  await ticked().toBe(4)
  await page.keyboard.press('Shift+ArrowUp')
  await ticked().toBe(3)
  await page.getByRole('button', { name: 'Accept 2 selected' }).waitFor()
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Accept 2 part numbers?' })
  await question.getByText('1 of those selected has no sure candidate of this score, and stays.').waitFor()
  const confirm = question.getByRole('button', { name: 'Accept 2', exact: true })
  await eventually(() => confirm.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await told('2 part numbers accepted')
  await eventually(() => standing('SHIFT-')).toEqual({
    'SHIFT-10001': 'mapped LOT_SHIFT-10001',
    'SHIFT-10002': 'mapped LOT_SHIFT-10002',
    'SHIFT-10003': 'unmapped',
    'SHIFT-10004': 'unmapped',
  })
  await page.keyboard.press('u')
  await eventually(() => standing('SHIFT-10001')).toEqual({ 'SHIFT-10001': 'unmapped' })
  expect(page.faults).toEqual([])
})

test('who selects more than one decision takes is told so', async () => {
  const rows = Array.from({ length: 501 }, (_, at) => ({ partNumber: `MANY-${1_001 + at}`, vendor: 'ACME' }))
  await importStock(world.server.url, 'Many', rows)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=MANY-&sort=partNumber')
  const { told, row, grid } = mappingsPage(page)
  await row('MANY-1001').click()
  await page.keyboard.press('Space')
  const isAtEnd = async () => {
    await page.keyboard.press('End')
    return row('MANY-1501').count()
  }
  await eventually(isAtEnd).toBe(1)
  await row('MANY-1501')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await told('No more than 500 can be selected')
  await row('MANY-1500')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await page.getByText('500 selected', { exact: true }).waitFor()
  expect(await grid.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(10)
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
