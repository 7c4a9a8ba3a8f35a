import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
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

/** Adds an item by the keyboard: type a part of its name that only it has, choose it, give a quantity. */
async function addItem(page: Page, name: string, quantity: string): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Add a component' })
  await search.fill(name.slice(0, 6).toLowerCase())
  await expect.poll(() => page.getByRole('option').allTextContents()).toEqual([name])
  await search.press('ArrowDown')
  await search.press('Enter')
  await page.getByLabel(`Quantity of ${name}`).fill(quantity)
}

test('an empty list says what it is for and leads to the form; a component made there is in the list', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Components' }).click()
  await page.getByRole('heading', { name: 'Describe your first component' }).waitFor()
  expect(await serious(page)).toEqual([])
  await page.getByRole('link', { name: 'New component' }).click()
  await page.getByRole('heading', { level: 1, name: 'New component' }).waitFor()
  await page.getByRole('button', { name: 'Create component' }).click()
  await page.getByText('Give it a name').waitFor()
  const name = page.getByLabel('Name', { exact: true })
  expect(await name.evaluate((element) => element === document.activeElement)).toBe(true)
  await name.fill('CPU_AMD_9354')
  await page.getByRole('combobox', { name: 'Category' }).fill('Processors')
  await page.getByLabel('Description', { exact: true }).fill('EPYC 9354, 32 cores')
  await page.getByRole('button', { name: 'Create component' }).click()
  await page.getByRole('heading', { level: 1, name: 'CPU_AMD_9354' }).waitFor()
  await page.getByRole('alert').filter({ hasText: 'CPU_AMD_9354 is saved' }).waitFor()
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Components' }).click()
  await page
    .getByRole('table', { name: 'Components' })
    .getByRole('row', { name: /CPU_AMD_9354 Processors EPYC/ })
    .waitFor()
  expect(page.faults).toEqual([])
})

test('a bundle of two components is made, found by its filters and led to by its row', async () => {
  const api = serverApi(world.server.url)
  await api.lots.create.mutate({ name: 'DISK_NVME_4T', category: 'Storage' })
  await api.lots.create.mutate({ name: 'MEM_DDR5_64G', category: 'Memory' })
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/components/new')
  await page.getByLabel('Name', { exact: true }).fill('SERVER_2U')
  await page.getByRole('combobox', { name: 'Category' }).fill('Servers')
  await page.getByText('Bundle', { exact: true }).click()
  await addItem(page, 'MEM_DDR5_64G', '16')
  await addItem(page, 'DISK_NVME_4T', '0')
  await page.getByRole('button', { name: 'Create component' }).click()
  await page.getByText('A number above zero').waitFor()
  await page.getByLabel('Quantity of DISK_NVME_4T').fill('2,5')
  await page.getByRole('button', { name: 'Create component' }).click()
  await page.getByRole('heading', { level: 1, name: 'SERVER_2U' }).waitFor()
  const { lots } = await api.lots.list.query({ search: 'server_2u' })
  const saved = await api.lots.get.query({ id: lots[0]?.id ?? 0 })
  expect(saved.items.map(({ name, quantity }) => `${name} ${quantity}`)).toEqual([
    'DISK_NVME_4T 2.500',
    'MEM_DDR5_64G 16.000',
  ])

  await page.goto('/components')
  const table = page.getByRole('table', { name: 'Components' })
  const rows = table.getByRole('row')
  await page.getByText('4 components', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Bundles only' }).click()
  await page.getByText('1 component', { exact: true }).waitFor()
  await rows.filter({ hasText: 'SERVER_2U' }).filter({ hasText: '2 components' }).waitFor()
  await page.getByRole('button', { name: 'Bundles only' }).click()
  await page.getByRole('button', { name: 'Category: Any category' }).click()
  await page.getByRole('menuitem', { name: 'Memory' }).click()
  await page.getByText('1 component', { exact: true }).waitFor()
  await rows.filter({ hasText: 'MEM_DDR5_64G' }).waitFor()
  expect(new URL(page.url()).searchParams.get('category')).toBe('Memory')
  await page.reload()
  await page.getByText('1 component', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByLabel('Search name, category or description').fill('nowhere')
  await page.getByRole('heading', { name: 'No component fits these filters' }).waitFor()
  await page.getByLabel('Search name, category or description').fill('server')
  await rows.filter({ hasText: 'SERVER_2U' }).click()
  await page.getByRole('heading', { level: 1, name: 'SERVER_2U' }).waitFor()
  expect(page.faults).toEqual([])
})

test('whoever saves second is told who was first, and overwrites nothing', async () => {
  const api = serverApi(world.server.url)
  const disk = await api.lots.create.mutate({ name: 'CONFLICT_DISK' })
  const items = [{ lotId: disk.id, quantity: '4' }]
  const shelf = await api.lots.create.mutate({ name: 'CONFLICT_SHELF', isBundle: true, items })
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, `/components/${shelf.id}`)
  await page.getByLabel('Quantity of CONFLICT_DISK').fill('12')
  const theirs = { id: shelf.id, version: 1, name: 'CONFLICT_SHELF', description: 'theirs', isBundle: true, items }
  const first = await api.lots.update.mutate(theirs)
  await page.getByRole('button', { name: 'Save' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody else changed CONFLICT_SHELF first' })
  await notice.getByText('You saw version 1, it is version 2 now. Nothing of yours').waitFor()
  expect(await page.getByLabel('Quantity of CONFLICT_DISK').inputValue()).toBe('12')
  expect(await api.lots.get.query({ id: shelf.id })).toEqual(first)
  await notice.getByRole('button', { name: 'Show what is saved now' }).click()
  await notice.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Description', { exact: true }).inputValue()).toBe('theirs')
  expect(await page.getByLabel('Quantity of CONFLICT_DISK').inputValue()).toBe('4')
  await page.getByLabel('Quantity of CONFLICT_DISK').fill('6')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').filter({ hasText: 'CONFLICT_SHELF is saved' }).waitFor()
  expect(await api.lots.get.query({ id: shelf.id })).toMatchObject({
    version: 3,
    description: 'theirs',
    items: [{ quantity: '6.000' }],
  })
  await page.getByLabel('Name', { exact: true }).fill('CONFLICT_DISK')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Another component is named CONFLICT_DISK').waitFor()
})

test('a bundle becomes a plain component once its items are taken out', async () => {
  const api = serverApi(world.server.url)
  const fan = await api.lots.create.mutate({ name: 'KIND_FAN' })
  const items = [{ lotId: fan.id, quantity: '2' }]
  const tray = await api.lots.create.mutate({ name: 'KIND_TRAY', isBundle: true, items })
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, `/components/${fan.id}`)
  await page.getByText('It is an item of bundles, so it stays a plain component.').waitFor()
  await page.getByRole('link', { name: 'KIND_TRAY' }).click()
  await page.getByRole('heading', { level: 1, name: 'KIND_TRAY' }).waitFor()
  await page.getByText('Plain component', { exact: true }).click()
  await page.getByText('A plain component has no items. Remove the one below').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await api.lots.get.query({ id: tray.id })).toEqual(tray)
  await page.getByRole('button', { name: 'Remove KIND_FAN' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').filter({ hasText: 'KIND_TRAY is saved' }).waitFor()
  expect(await api.lots.get.query({ id: tray.id })).toMatchObject({ isBundle: false, items: [], version: 2 })
})

test('a page with changes is not left by accident, and Cancel takes them back', async () => {
  const api = serverApi(world.server.url)
  const cable = await api.lots.create.mutate({ name: 'LEAVE_CABLE' })
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, `/components/${cable.id}`)
  const description = page.getByLabel('Description', { exact: true })
  await description.fill('3 metres')
  const stock = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Stock' })
  await stock.click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await question.waitFor({ state: 'detached' })
  expect(await description.inputValue()).toBe('3 metres')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => description.inputValue()).toBe('')
  await description.fill('5 metres')
  await stock.click()
  await question.getByRole('button', { name: 'Leave without saving' }).click()
  await page.getByRole('heading', { level: 1, name: 'Stock' }).waitFor()
  expect((await api.lots.get.query({ id: cable.id })).description).toBe('')
})

test('the pages speak Russian, refusals included', async () => {
  const api = serverApi(world.server.url)
  const memory = await api.lots.create.mutate({ name: 'RU_MEM', category: 'Память' })
  const items = [{ lotId: memory.id, quantity: '1.5' }]
  const server = await api.lots.create.mutate({ name: 'RU_SERVER', isBundle: true, items })
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/components?q=RU_')
  await page.getByRole('heading', { level: 1, name: 'Компоненты' }).waitFor()
  await page.getByText('2 компонента', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'RU_SERVER' }).click()
  expect(await page.getByLabel('Количество: RU_MEM').inputValue()).toBe('1,5')
  await page.getByLabel('Имя', { exact: true }).fill('RU_MEM')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('Компонент с именем RU_MEM уже есть').waitFor()
  expect((await api.lots.get.query({ id: server.id })).name).toBe('RU_SERVER')
})

test('an address of a component that is not there says so and leads on', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  for (const id of ['999999', 'none']) {
    const page = await openPage(context, `/components/${id}`)
    await page.getByRole('heading', { name: 'There is no such component' }).waitFor()
    await page.getByRole('link', { name: 'All components' }).click()
    await page.getByRole('heading', { level: 1, name: 'Components' }).waitFor()
  }
})

test.each(['light', 'dark'] as const)('axe finds nothing serious on the pages of components (%s)', async (theme) => {
  const api = serverApi(world.server.url)
  const disk = await api.lots.create.mutate({ name: `AXE_DISK_${theme}`, category: 'Storage' })
  const items = [{ lotId: disk.id, quantity: '4' }]
  const shelf = await api.lots.create.mutate({ name: `AXE_SHELF_${theme}`, isBundle: true, items })
  await using context = await openConsole(world.browser, { url: world.server.url, theme })
  const page = await openPage(context, '/components')
  await page.getByRole('table', { name: 'Components' }).waitFor()
  expect(await serious(page)).toEqual([])
  for (const id of [shelf.id, disk.id, 'new']) {
    await page.goto(`/components/${id}`)
    await page.getByLabel('Name', { exact: true }).waitFor()
    expect(await serious(page)).toEqual([])
  }
})
