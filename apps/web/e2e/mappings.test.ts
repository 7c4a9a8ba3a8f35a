import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { importStock } from './support/import-stock.ts'
import { setMappingScene } from './support/mapping-scene.ts'
import { mappingStanding } from './support/mapping-standing.ts'
import { mappingsPage } from './support/mappings-page.ts'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi } from './support/server-api.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** Decisions are stored one after the other, which takes its time on a machine that does much else. */
function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 30_000 })
}

const standing = (search: string) => mappingStanding(world.server.url, search)

test('without stock the page says what it is for and leads to the import', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings')
  await page.getByRole('heading', { name: 'Tell which part number is which component' }).waitFor()
  expect(await serious(page)).toEqual([])
  await page.getByRole('link', { name: 'Import stock' }).click()
  await page.getByText('Drop a stock file here').waitFor()
  expect(page.faults).toEqual([])
})

test('by keyboard: accept, pick, ignore, later, primary and undo, with the row of most worth first', async () => {
  const { lots } = await setMappingScene(world.server.url, 'KEYS', 6)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=KEYS-')
  const { at, told, tab, row } = mappingsPage(page)
  await at('KEYS-10001 ACME Inc.')
  await page.keyboard.press('Enter')
  await told(`KEYS-10001 is mapped to ${lots[0]?.name}`)
  await at('KEYS-10002 ACME Inc.')
  await page.keyboard.press('2')
  await at('KEYS-10003 ACME Inc.')
  await page.keyboard.press('i')
  await at('KEYS-10004 ACME Inc.')
  await page.keyboard.press('d')
  await at('KEYS-10005 ACME Inc.')
  await page.keyboard.press('p')
  await at('KEYS-10006 ACME Inc.')
  await eventually(() => standing('KEYS-')).toMatchObject({
    'KEYS-10001': `mapped ${lots[0]?.name}`,
    'KEYS-10002': expect.stringMatching(/^mapped LOT_KEYS-1000[^2]$/),
    'KEYS-10003': 'ignored',
    'KEYS-10004': 'postponed',
    'KEYS-10005': `mapped ${lots[4]?.name} primary`,
    'KEYS-10006': 'unmapped',
  })
  await page.keyboard.press('u')
  await at('KEYS-10005 ACME Inc.')
  await page.keyboard.press('u')
  await at('KEYS-10004 ACME Inc.')
  await page.keyboard.press('u')
  await at('KEYS-10003 ACME Inc.')
  await eventually(() => standing('KEYS-')).toMatchObject({
    'KEYS-10002': expect.stringMatching(/^mapped/),
    'KEYS-10003': 'unmapped',
    'KEYS-10004': 'unmapped',
    'KEYS-10005': 'unmapped',
  })
  await page.keyboard.press('j')
  await at('KEYS-10004 ACME Inc.')
  await page.keyboard.press('ArrowUp')
  await at('KEYS-10003 ACME Inc.')
  await page.keyboard.press('End')
  await at('KEYS-10006 ACME Inc.')
  await tab(/^Mapped/).click()
  await row('KEYS-10001 ACME Inc.').click()
  await at('KEYS-10001 ACME Inc.')
  await page.keyboard.press('p')
  await eventually(() => standing('KEYS-10001')).toEqual({ 'KEYS-10001': `mapped ${lots[0]?.name} primary` })
  expect(page.faults).toEqual([])
})

test('what is typed is no shortcut; a LOT is searched for and a new one is made without the mouse', async () => {
  const { lots } = await setMappingScene(world.server.url, 'TYPE', 3)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=TYPE-')
  const { at, told } = mappingsPage(page)
  await at('TYPE-10001 ACME Inc.')
  await page.keyboard.press('/')
  await page.keyboard.type('lot_type-10003')
  await page.getByRole('option', { name: 'LOT_TYPE-10003' }).waitFor()
  await eventually(() => page.getByRole('option').count()).toBe(1)
  expect(await standing('TYPE-10001')).toEqual({ 'TYPE-10001': 'unmapped' })
  await page.keyboard.press('Enter')
  await told(`TYPE-10001 is mapped to ${lots[2]?.name}`)
  await at('TYPE-10002 ACME Inc.')
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New LOT for TYPE-10002' })
  await dialog.getByLabel('Name', { exact: true }).fill('LOT_NEW_TYPE')
  await page.keyboard.press('Enter')
  await told('TYPE-10002 is mapped to LOT_NEW_TYPE')
  await at('TYPE-10003 ACME Inc.')
  await eventually(() => standing('TYPE-')).toEqual({
    'TYPE-10001': `mapped ${lots[2]?.name}`,
    // The first of its LOT.
    'TYPE-10002': 'mapped LOT_NEW_TYPE primary',
    'TYPE-10003': 'unmapped',
  })
  expect(page.faults).toEqual([])
})

test('characters that differ from the candidate are marked', async () => {
  const { lots } = await setMappingScene(world.server.url, 'MARK', 1)
  await importStock(world.server.url, 'Marked', [{ partNumber: 'MARK.10001', vendor: 'ACME Inc.', quantity: 9 }])
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=MARK.10001')
  const { at, detail } = mappingsPage(page)
  await at('MARK.10001 ACME Inc.')
  const first = detail.getByRole('list', { name: 'Candidates' }).getByRole('button').first()
  expect(await first.textContent()).toContain(lots[0]?.name)
  expect(await first.locator('mark').allTextContents()).toEqual(['.', '-'])
})

test('many are accepted at once after ten of them were shown, and one undo takes all back', async () => {
  await setMappingScene(world.server.url, 'BULK', 14)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=BULK-')
  const { at, told } = mappingsPage(page)
  await at('BULK-10001 ACME Inc.')
  await page.getByRole('button', { name: 'Accept 14 with ≥ 0.95' }).click()
  const question = page.getByRole('dialog', { name: 'Accept 14 part numbers?' })
  await question.getByText('10 at random:').waitFor()
  expect(await question.getByRole('row').count()).toBe(10)
  const isSettled = async () => (await question.getByRole('radio', { name: '0.99' }).isChecked()) && (await isReady())
  const isReady = () => question.getByRole('button', { name: 'Accept 14', exact: true }).isEnabled()
  await question.getByRole('radiogroup').getByText('0.99').click()
  await eventually(isSettled).toBe(true)
  const shown = await question.getByRole('row').allTextContents()
  expect(shown.every((text) => /^BULK-(\d+)ACME Inc\.LOT_BULK-\1\d\.\d\d$/.test(text))).toBe(true)
  await question.getByRole('button', { name: 'Accept 14', exact: true }).click()
  await told('14 part numbers accepted')
  await page.getByRole('heading', { name: 'No part number fits these filters' }).waitFor()
  expect(new Set(Object.values(await standing('BULK-')).map((state) => state.split(' ')[0]))).toEqual(
    new Set(['mapped']),
  )
  await page.keyboard.press('u')
  await at('BULK-10001 ACME Inc.')
  await eventually(async () => new Set(Object.values(await standing('BULK-')))).toEqual(new Set(['unmapped']))
  expect(page.faults).toEqual([])
})

test('where no candidate has the score that is asked for, nothing can be accepted', async () => {
  await setMappingScene(world.server.url, 'NONE', 1)
  await importStock(world.server.url, 'None', [{ partNumber: 'NONE.10001', vendor: 'ACME' }])
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=NONE.')
  await page.getByRole('button', { name: 'Accept 1 with ≥ 0.95' }).click()
  await page.getByRole('dialog', { name: 'Accept 1 part number?' }).getByText('0.99', { exact: true }).click()
  const none = page.getByRole('dialog', { name: 'Accept 0 part numbers?' })
  await none.getByText('None has a sure candidate of this score.').waitFor()
  expect(await none.getByRole('button', { name: 'Accept 0', exact: true }).isDisabled()).toBe(true)
})

test('those that are ticked are ignored at once, and one undo takes all back', async () => {
  await setMappingScene(world.server.url, 'TICK', 4)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=TICK-')
  const { at, told } = mappingsPage(page)
  await at('TICK-10001 ACME Inc.')
  await page.getByRole('checkbox', { name: 'Select TICK-10001' }).click()
  await page.getByRole('checkbox', { name: 'Select TICK-10003' }).click({ modifiers: ['Shift'] })
  await page.getByText('3 selected', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Ignore 3 selected' }).click()
  const question = page.getByRole('dialog', { name: 'Ignore 3 part numbers?' })
  expect(await question.getByRole('row').count()).toBe(3)
  await question.getByRole('button', { name: 'Ignore 3', exact: true }).click()
  await told('3 part numbers ignored')
  await at('TICK-10004 ACME Inc.')
  expect(await standing('TICK-')).toMatchObject({
    'TICK-10001': 'ignored',
    'TICK-10003': 'ignored',
    'TICK-10004': 'unmapped',
  })
  await page.keyboard.press('u')
  await eventually(() => standing('TICK-')).toMatchObject({ 'TICK-10001': 'unmapped', 'TICK-10003': 'unmapped' })
  expect(page.faults).toEqual([])
})

test('whoever decides second is told who was first and what he decided, and overwrites nothing', async () => {
  const { ids, lots } = await setMappingScene(world.server.url, 'FIRST', 3)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=FIRST-')
  const { at, row } = mappingsPage(page)
  await at('FIRST-10001 ACME Inc.')
  const api = serverApi(world.server.url)
  const id = ids.get('FIRST-10001 ACME Inc.') ?? 0
  await api.partnumbers.map.mutate({ items: [{ id, lotId: lots[2]?.id ?? 0, version: 1 }] })
  await page.keyboard.press('Enter')
  const notice = page.getByRole('alert').filter({ hasText: 'Local user decided about FIRST-10001 first' })
  await notice.getByText(`mapped to ${lots[2]?.name}. Your decision was not stored`).waitFor()
  await at('FIRST-10002 ACME Inc.')
  expect(await row('FIRST-10001').count()).toBe(0)
  expect(await standing('FIRST-10001')).toEqual({ 'FIRST-10001': `mapped ${lots[2]?.name}` })
})

test('a decision that the server does not get is taken back and told', async () => {
  await setMappingScene(world.server.url, 'LOST', 2)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=LOST-')
  const { at, row } = mappingsPage(page)
  await at('LOST-10001 ACME Inc.')
  await page.route('**/trpc/partnumbers.map*', (route) => route.abort())
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'LOST-10001: The server does not answer' }).waitFor()
  await row('LOST-10001').waitFor()
  await page.unroute('**/trpc/partnumbers.map*')
  await row('LOST-10001').click()
  await at('LOST-10001 ACME Inc.')
  await page.keyboard.press('Enter')
  await eventually(() => standing('LOST-10001')).toEqual({ 'LOST-10001': 'mapped LOT_LOST-10001' })
})

test('tab, search and filters are part of the address and survive a reload', async () => {
  await setMappingScene(world.server.url, 'ADDR', 5)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings')
  const { tab, row } = mappingsPage(page)
  await page.getByLabel('Search part number, vendor or description').fill('ADDR-')
  await page.getByText('5 part numbers', { exact: true }).waitFor()
  await tab(/^Mapped/).click()
  await page.getByRole('button', { name: 'Warehouse: Any warehouse' }).click()
  await page.getByRole('menuitem', { name: 'ADDR' }).click()
  await page.getByRole('combobox', { name: 'Vendor' }).click()
  await page.getByRole('option', { name: 'ACME', exact: true }).click()
  await eventually(() => Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
    tab: 'mapped',
    q: 'ADDR-',
    vendor: 'ACME',
    warehouse: expect.stringMatching(/^\d+$/),
  })
  await page.reload()
  await page.getByRole('button', { name: 'Warehouse: ADDR' }).waitFor()
  expect(await tab(/^Mapped/).getAttribute('aria-pressed')).toBe('true')
  expect(await page.getByRole('combobox', { name: 'Vendor' }).inputValue()).toBe('ACME')
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await row('ADDR-').first().waitFor()
  expect(await tab(/^Mapped/).getAttribute('aria-pressed')).toBe('true')
  await page.goBack()
  await page.getByRole('button', { name: 'Warehouse: ADDR' }).waitFor()
  await tab(/^Ignored/).click()
  await eventually(() => tab(/^Ignored/).getAttribute('aria-pressed')).toBe('true')
  await page.goBack()
  await eventually(() => tab(/^Mapped/).getAttribute('aria-pressed')).toBe('true')
  expect(page.faults).toEqual([])
})

test('a part number gets a description and what is sold in its place; a circle is refused and told', async () => {
  const { ids } = await setMappingScene(world.server.url, 'EDIT', 2)
  const api = serverApi(world.server.url)
  const oldId = ids.get('EDIT-10001 ACME') ?? 0
  const newId = ids.get('EDIT-10002 ACME') ?? 0
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?tab=mapped&q=EDIT-')
  const { detail, row } = mappingsPage(page)
  const replace = async (partNumber: string, by: string) => {
    await row(partNumber).click()
    await detail.getByRole('heading', { level: 2, name: `${partNumber} ACME` }).waitFor()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: `Edit ${partNumber}` })
    await dialog.getByLabel('Description', { exact: true }).fill(`Sold as ${by}`)
    await dialog.getByRole('combobox', { name: 'Replaced by' }).fill(by)
    await page.getByRole('option', { name: `${by} · ACME` }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
  }
  await replace('EDIT-10001', 'EDIT-10002')
  await detail.getByText('Replaced by EDIT-10002').waitFor()
  await eventually(() => api.partnumbers.get.query({ id: oldId })).toMatchObject({
    description: 'Sold as EDIT-10002',
    replacedBy: { id: newId },
    lot: { name: 'LOT_EDIT-10001' },
  })
  await row('EDIT-10002').click()
  await detail.getByText('Stock and history').click()
  await detail.getByRole('cell', { name: 'EDIT', exact: true }).waitFor()
  await detail.getByText('Replaces EDIT-10001').waitFor()
  await row('EDIT-10001').click()
  const decisions = detail.getByRole('list', { name: 'What was decided, the last first' }).getByRole('listitem')
  await decisions.filter({ hasText: /^replacement changed/ }).waitFor()
  expect((await decisions.allTextContents()).map((text) => text.split(' · ')[0])).toEqual([
    'replacement changed',
    'description changed',
    'mapped',
  ])
  await replace('EDIT-10002', 'EDIT-10001')
  await page.getByRole('alert').filter({ hasText: 'EDIT-10001 is itself replaced by EDIT-10002' }).waitFor()
  expect(await api.partnumbers.get.query({ id: newId })).toMatchObject({
    description: 'Sold as EDIT-10001',
    replacedBy: null,
  })
})

test('part numbers of a stock file that comes meanwhile appear by themselves', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=NEWS-')
  const { row } = mappingsPage(page)
  await page.getByRole('heading', { name: /^No part number fits|^Tell which/ }).waitFor()
  await importStock(world.server.url, 'News', [{ partNumber: 'NEWS-1', vendor: 'ACME' }])
  await row('NEWS-1').waitFor()
})

test('the menu counts what waits', async () => {
  await setMappingScene(world.server.url, 'MENU', 1)
  const { unmapped } = await serverApi(world.server.url).partnumbers.counts.query()
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  const menu = page.getByRole('navigation', { name: 'Main navigation' })
  await menu.getByRole('link', { name: `Mappings ${unmapped}` }).click()
  await page.getByRole('heading', { level: 1, name: 'Vendor mappings' }).waitFor()
  await page.getByText(`${unmapped} part numbers wait · they are`).waitFor()
})

test('the page speaks Russian, and its keys work on a Russian keyboard', async () => {
  const { ids, lots } = await setMappingScene(world.server.url, 'RUS', 3)
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/vendor-mappings?q=RUS-')
  await page.getByRole('heading', { level: 1, name: 'Сопоставления' }).waitFor()
  const detail = page.getByRole('region', { name: 'Партномер и варианты' })
  const at = async (text: string) => {
    await detail.getByRole('heading', { level: 2, name: text }).waitFor()
    await detail.getByRole('list', { name: 'Варианты' }).getByRole('button').first().waitFor()
  }
  await at('RUS-10001 ACME Inc.')
  await detail.getByText('тот же партномер, другое написание вендора').first().waitFor()
  await page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: 'ш', code: 'KeyI', bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  })
  await page.getByRole('status').filter({ hasText: 'RUS-10001 игнорируется' }).waitFor()
  await at('RUS-10002 ACME Inc.')
  const id = ids.get('RUS-10002 ACME Inc.') ?? 0
  await serverApi(world.server.url).partnumbers.ignore.mutate({ items: [{ id, version: 1 }] })
  await page.keyboard.press('Enter')
  const notice = page.getByRole('alert').filter({ hasText: 'RUS-10002: раньше вас решение принял' })
  await notice.getByText('игнорируется. Ваше решение не записано, чужое не затёрто.').waitFor()
  await at('RUS-10003 ACME Inc.')
  await page.keyboard.press('Enter')
  await page
    .getByRole('status')
    .filter({ hasText: `RUS-10003 сопоставлен с ${lots[2]?.name}` })
    .waitFor()
})

test.each(['light', 'dark'] as const)('axe finds nothing serious on the page of mappings (%s)', async (theme) => {
  await setMappingScene(world.server.url, `AXE${theme}`, 12)
  await using context = await openConsole(world.browser, { url: world.server.url, theme })
  const page = await openPage(context, `/vendor-mappings?q=AXE${theme}-`)
  const { at, tab, detail } = mappingsPage(page)
  await at(`AXE${theme}-10001 ACME Inc.`)
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('Space')
  await page.getByText('1 selected', { exact: true }).waitFor()
  expect(await serious(page)).toEqual([])
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await page.getByRole('button', { name: /^Accept 12 with/ }).click()
  await page.getByRole('dialog').getByText('10 at random:').waitFor()
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('Escape')
  await tab(/^Mapped/).click()
  await detail.getByText('Mapped to').waitFor()
  expect(await serious(page)).toEqual([])
})

test('where nothing is left the page says so', async () => {
  const api = serverApi(world.server.url)
  const { unmapped } = await api.partnumbers.counts.query()
  await api.partnumbers.bulk.mutate({ choice: { action: 'ignore', filter: { tab: 'unmapped' } }, count: unmapped })
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings')
  await page.getByRole('heading', { name: 'Nothing waits' }).waitFor()
  await page.getByText(/^Nothing waits but|^Every part number has its LOT or is ignored\.$/).waitFor()
  await page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: 'Mappings', exact: true })
    .waitFor()
})
