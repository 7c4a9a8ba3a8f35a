import { expect, test } from 'vitest'
import { importStock } from './support/import-stock.ts'
import { setMappingScene } from './support/mapping-scene.ts'
import { mappingStanding } from './support/mapping-standing.ts'
import { mappingsPage } from './support/mappings-page.ts'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi } from './support/server-api.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

test('what was begun for a part number is decided about it, whatever the list shows by then', async () => {
  const { ids } = await setMappingScene(world.server.url, 'HANDS', 5)
  const api = serverApi(world.server.url)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=HANDS-')
  const { at, detail, row } = mappingsPage(page)
  /** Somebody else decides about it first, and an import has the list read again. */
  const losesRow = async (partNumber: string) => {
    const id = ids.get(`${partNumber} ACME Inc.`) ?? 0
    await api.partnumbers.ignore.mutate({ items: [{ id, version: 1 }] })
    await importStock(world.server.url, `Other ${partNumber}`, [{ partNumber: `OTHER-${partNumber}`, vendor: 'ACME' }])
    await row(partNumber).waitFor({ state: 'detached' })
  }
  const refused = (partNumber: string) =>
    page
      .getByRole('alert')
      .filter({ hasText: `Local user decided about ${partNumber} first` })
      .waitFor()

  await at('HANDS-10001 ACME Inc.')
  await importStock(world.server.url, 'Nine', [{ partNumber: 'HANDS-9', vendor: 'ACME', price: 900_000 }])
  await row('HANDS-9').waitFor()
  await at('HANDS-10001 ACME Inc.')

  await page.keyboard.press('n')
  const newLot = page.getByRole('dialog', { name: 'New LOT for HANDS-10001' })
  await newLot.getByLabel('Name', { exact: true }).fill('LOT_FOR_HANDS')
  await losesRow('HANDS-10001')
  await newLot.getByRole('button', { name: 'Create' }).click()
  await refused('HANDS-10001')

  await at('HANDS-10002 ACME Inc.')
  await page.keyboard.press('/')
  await page.keyboard.type('LOT_FOR_HANDS')
  await page.getByRole('option', { name: 'LOT_FOR_HANDS' }).waitFor()
  await losesRow('HANDS-10002')
  await detail.getByRole('heading', { level: 2, name: 'HANDS-10003 ACME Inc.' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await refused('HANDS-10002')

  await at('HANDS-10003 ACME Inc.')
  await page.keyboard.press('e')
  const edit = page.getByRole('dialog', { name: 'Edit HANDS-10003' })
  await edit.getByLabel('Description', { exact: true }).fill('Of the third')
  await losesRow('HANDS-10003')
  await edit.getByRole('button', { name: 'Save' }).click()
  await refused('HANDS-10003')
  await edit.getByRole('button', { name: 'Cancel' }).click()

  await at('HANDS-10004 ACME Inc.')
  const waiting = await api.partnumbers.list.query({ tab: 'unmapped', search: 'HANDS-1000', vendor: 'ACME Inc.' })
  expect(waiting.partNumbers.map(({ partNumber }) => partNumber)).toEqual(['HANDS-10004', 'HANDS-10005'])
  const { partNumbers } = await api.partnumbers.list.query({ tab: 'unmapped', search: 'Of the third' })
  expect(partNumbers).toEqual([])
})

test('a description that was saved is the one that is edited next, and is not written over by the one before', async () => {
  const { ids } = await setMappingScene(world.server.url, 'AGAIN', 1)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=AGAIN-')
  const { at, told } = mappingsPage(page)
  await at('AGAIN-10001 ACME Inc.')
  const dialog = page.getByRole('dialog', { name: 'Edit AGAIN-10001' })
  const description = dialog.getByLabel('Description', { exact: true })
  await page.keyboard.press('e')
  await description.fill('What is said now')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await told('AGAIN-10001')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('e')
  await description.waitFor()
  expect(await description.inputValue()).toBe('What is said now')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  const stored = await serverApi(world.server.url).partnumbers.get.query({ id: ids.get('AGAIN-10001 ACME Inc.') ?? 0 })
  expect(stored.description).toBe('What is said now')
})

test('what was typed about a part number survives a slip and a refusal, which shows what somebody else has written', async () => {
  const { ids } = await setMappingScene(world.server.url, 'KEPT', 1)
  const api = serverApi(world.server.url)
  const id = ids.get('KEPT-10001 ACME Inc.') ?? 0
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=KEPT-')
  const { at } = mappingsPage(page)
  /** A click beside the dialog, and Escape. */
  const slip = async () => {
    await page.mouse.click(8, 8)
    await page.keyboard.press('Escape')
  }

  await at('KEPT-10001 ACME Inc.')
  await page.keyboard.press('n')
  const newLot = page.getByRole('dialog', { name: 'New LOT for KEPT-10001' })
  const name = newLot.getByLabel('Name', { exact: true })
  await name.fill('LOT_KEPT')
  await slip()
  expect(await name.inputValue()).toBe('LOT_KEPT')
  await newLot.getByRole('button', { name: 'Cancel' }).click()
  await newLot.waitFor({ state: 'detached' })

  await page.keyboard.press('e')
  const edit = page.getByRole('dialog', { name: 'Edit KEPT-10001' })
  const description = edit.getByLabel('Description', { exact: true })
  await description.waitFor()
  await page.keyboard.press('Escape')
  await edit.waitFor({ state: 'detached' })
  await page.keyboard.press('e')
  await description.fill('Mine')
  await slip()
  expect(await description.inputValue()).toBe('Mine')

  await api.partnumbers.describe.mutate({ id, version: 1, description: 'Theirs' })
  await edit.getByRole('button', { name: 'Save' }).click()
  await edit.getByRole('alert').filter({ hasText: 'Local user decided about KEPT-10001 first' }).waitFor()
  await edit.getByText('Somebody describes it so now: Theirs').waitFor()
  expect(await description.inputValue()).toBe('Mine')
  expect(await api.partnumbers.get.query({ id })).toMatchObject({ description: 'Theirs' })
  await edit.getByRole('button', { name: 'Save' }).click()
  await edit.waitFor({ state: 'detached' })
  expect(await api.partnumbers.get.query({ id })).toMatchObject({ description: 'Mine' })
  await page.keyboard.press('u')
  await expect
    .poll(() => api.partnumbers.get.query({ id }), { timeout: 30_000 })
    .toMatchObject({ description: 'Theirs' })
})

test('a form cannot be closed before its answer is there, and a refusal is told to who has left the page meanwhile', async () => {
  const { ids } = await setMappingScene(world.server.url, 'LEFT', 1)
  const api = serverApi(world.server.url)
  const id = ids.get('LEFT-10001 ACME Inc.') ?? 0
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=LEFT-')
  const { at } = mappingsPage(page)
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Tasks' }).click()
  const tasks = page.getByRole('heading', { level: 1, name: 'Tasks' })
  await tasks.waitFor()
  await page.goBack()
  await at('LEFT-10001 ACME Inc.')
  await page.keyboard.press('e')
  const edit = page.getByRole('dialog', { name: 'Edit LEFT-10001' })
  await edit.getByLabel('Description', { exact: true }).fill('Mine')
  await api.partnumbers.describe.mutate({ id, version: 1, description: 'Theirs' })
  const gate = Promise.withResolvers<void>()
  await page.route('**/partnumbers.describe*', async (route) => {
    await gate.promise
    await route.continue()
  })
  await edit.getByRole('button', { name: 'Save' }).click()
  await edit.getByRole('button', { name: 'Cancel', disabled: true }).waitFor()
  await edit.getByRole('button', { name: 'Close' }).click()
  await edit.waitFor()
  await page.goForward()
  await tasks.waitFor()
  await edit.waitFor({ state: 'detached' })
  gate.resolve()
  await page.getByRole('alert').filter({ hasText: 'Local user decided about LEFT-10001 first' }).waitFor()
})

test('a part number that somebody else has decided about meanwhile is gone from the list once its form is refused', async () => {
  const { ids } = await setMappingScene(world.server.url, 'GONE', 2)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=GONE-')
  const { at, row } = mappingsPage(page)
  await at('GONE-10001 ACME Inc.')
  await page.keyboard.press('e')
  const edit = page.getByRole('dialog', { name: 'Edit GONE-10001' })
  await edit.getByLabel('Description', { exact: true }).fill('Mine')
  const api = serverApi(world.server.url)
  await api.partnumbers.ignore.mutate({ items: [{ id: ids.get('GONE-10001 ACME Inc.') ?? 0, version: 1 }] })
  await edit.getByRole('button', { name: 'Save' }).click()
  const refusal = edit.getByRole('alert').filter({ hasText: 'Local user decided about GONE-10001 first' })
  await refusal.getByText(/^\d{1,2} \w{3,4} \d{4}, \d\d:\d\d: /).waitFor()
  await edit.getByRole('button', { name: 'Cancel' }).click()
  await row('GONE-10001').waitFor({ state: 'detached' })
  await at('GONE-10002 ACME Inc.')
})

test('who leaves while a new LOT is on its way has it mapped, and a question that is being answered stays', async () => {
  await setMappingScene(world.server.url, 'MAKES', 3)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=MAKES-')
  const { at, told } = mappingsPage(page)
  /** Lets a request go only when the answer is called. */
  const hold = async (procedure: string) => {
    const gate = Promise.withResolvers<void>()
    await page.route(`**/${procedure}*`, async (route) => {
      await gate.promise
      await route.continue()
    })
    return () => gate.resolve()
  }
  await at('MAKES-10001 ACME Inc.')
  for (const key of ['Space', 'j', 'Space', 'i']) await page.keyboard.press(key)
  const answerBulk = await hold('partnumbers.ignore')
  const question = page.getByRole('dialog', { name: 'Ignore 2 part numbers?' })
  await question.getByRole('button', { name: 'Ignore 2', exact: true }).click()
  await question.getByRole('button', { name: 'Cancel', disabled: true }).waitFor()
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Close' }).click()
  await question.waitFor()
  answerBulk()
  await told('2 part numbers ignored')
  await question.waitFor({ state: 'detached' })

  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Tasks' }).click()
  const tasks = page.getByRole('heading', { level: 1, name: 'Tasks' })
  await tasks.waitFor()
  await page.goBack()
  await at('MAKES-10003 ACME Inc.')
  await page.keyboard.press('n')
  const newLot = page.getByRole('dialog', { name: 'New LOT for MAKES-10003' })
  await newLot.getByLabel('Name', { exact: true }).fill('LOT_MADE')
  const answerCreation = await hold('lots.create')
  await newLot.getByRole('button', { name: 'Create' }).click()
  await newLot.getByRole('button', { name: 'Cancel', disabled: true }).waitFor()
  await newLot.getByRole('button', { name: 'Close' }).click()
  await newLot.waitFor()
  await page.goForward()
  await tasks.waitFor()
  await newLot.waitFor({ state: 'detached' })
  answerCreation()
  const standing = () => mappingStanding(world.server.url, 'MAKES-10003')
  await expect.poll(standing, { timeout: 30_000 }).toEqual({ 'MAKES-10003': 'mapped LOT_MADE primary' })
  expect(page.faults).toEqual([])
})

test('a step can be taken back after one was on another page, though the list was read anew without its part number', async () => {
  const { lots } = await setMappingScene(world.server.url, 'AWAY', 2)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=AWAY-')
  const { at, tab, row, told, detail } = mappingsPage(page)
  await at('AWAY-10001 ACME Inc.')
  // A moment after the last decision the lists that are not shown are given up.
  const isCalm = page.waitForResponse(/partnumbers\.counts/)
  await page.keyboard.press('Enter')
  await told(`AWAY-10001 is mapped to ${lots[0]?.name}`)
  await tab(/^Mapped/).click()
  await row('AWAY-10001 ACME Inc.').click()
  await detail.getByRole('link', { name: 'LOT_AWAY-10001' }).click()
  await page.getByRole('heading', { level: 1, name: 'LOT_AWAY-10001' }).waitFor()
  await isCalm
  await page.goBack()
  await page.goBack()
  await at('AWAY-10002 ACME Inc.')
  expect(await page.getByRole('status').filter({ hasText: 'AWAY-10001' }).count()).toBe(0)
  expect(await row('AWAY-10001').count()).toBe(0)
  await page.keyboard.press('u')
  await told(/^Undone/)
  await row('AWAY-10001').waitFor()
  const standing = () => mappingStanding(world.server.url, 'AWAY-10001')
  await expect.poll(standing, { timeout: 30_000 }).toEqual({ 'AWAY-10001': 'unmapped' })
  expect(page.faults).toEqual([])
})

test('a list that was scrolled far down is not read again by itself: it says that it has changed', async () => {
  const rows = Array.from({ length: 601 }, (_, at) => ({ partNumber: `LONG-${1_001 + at}`, vendor: 'ACME' }))
  await importStock(world.server.url, 'Long', rows)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings?q=LONG-&sort=partNumber')
  const { row } = mappingsPage(page)
  await row('LONG-1001').click()
  const isAtEnd = async () => {
    await page.keyboard.press('End')
    return row('LONG-1601').count()
  }
  await expect.poll(isAtEnd, { timeout: 30_000 }).toBe(1)
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('partnumbers.list')) asked += 1
  })
  await importStock(world.server.url, 'Longer', [{ partNumber: 'LONG-0001', vendor: 'ACME' }])
  const offer = page.getByRole('button', { name: 'The list has changed: read it again' })
  await offer.waitFor()
  expect(asked).toBe(0)
  await offer.click()
  await row('LONG-0001').waitFor()
  await offer.waitFor({ state: 'detached' })
  expect(asked).toBe(1)
  expect(page.faults).toEqual([])
})
