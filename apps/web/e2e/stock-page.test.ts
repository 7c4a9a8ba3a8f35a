import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi, uploadFile } from './support/server-api.ts'
import { stockCsv } from './support/stock-file.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** Makes a file the stock of a warehouse, without the console; answers the file and the task. */
async function importStock(warehouse: string, rows: number): Promise<{ fileId: string; taskId: string }> {
  const file = await uploadFile(world.server.url, { name: `${warehouse}.csv`, content: stockCsv(rows) })
  const api = serverApi(world.server.url)
  const mapping = {
    sheet: '',
    headerRow: 1,
    columns: { partNumber: 0, name: 1, vendor: 2, price: 3 },
    quantities: { [warehouse]: 4 },
  }
  const { taskId } = await api.tasks.submit.mutate({
    type: 'stock_import',
    input: { fileId: file.id, asOf: '2026-01-15', mapping },
  })
  await expect
    .poll(async () => (await api.tasks.get.query({ id: taskId })).status, { timeout: 30_000 })
    .toBe('completed')
  return { fileId: file.id, taskId }
}

test.each(['light', 'dark'] as const)('axe finds nothing serious while there is no stock (%s)', async (theme) => {
  await using context = await openConsole(world.browser, { url: world.server.url, theme })
  const page = await openPage(context, '/stock')
  await page.getByRole('heading', { name: 'Bring in the first stock file' }).waitFor()
  expect(await serious(page)).toEqual([])
})

test('search, filters and order are part of the address and survive a reload', async () => {
  await Promise.all([importStock('East', 500), importStock('West', 40)])
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  await page.getByText('540 lines in 2 warehouses').waitFor()
  await page.getByLabel('Search part number, vendor or name').fill('PN-00000')
  await page.getByText('18 lines', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Warehouse: All warehouses' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'West' }).click()
  await page.keyboard.press('Escape')
  await page.getByText('9 lines', { exact: true }).waitFor()
  await page.getByRole('columnheader', { name: 'Quantity' }).getByRole('button').click()
  await page.getByRole('columnheader', { name: 'Quantity' }).getByRole('button').click()
  const first = page.getByRole('table', { name: 'Stock lines' }).getByRole('row').nth(1)
  await first.filter({ hasText: 'PN-000009' }).waitFor()
  await page.reload()
  await first.filter({ hasText: 'PN-000009' }).waitFor()
  await page.getByText('9 lines', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByText('540 lines', { exact: true }).waitFor()
  expect(page.faults).toEqual([])
})

test('the table holds few rows of many, and more are there as one scrolls', async () => {
  await importStock('East', 500)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  const table = page.getByRole('table', { name: 'Stock lines' })
  await table
    .getByRole('row', { name: /^PN-000001/ })
    .first()
    .waitFor()
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 4_000)
        return table.getByRole('row', { name: /^PN-000500/ }).count()
      },
      { timeout: 30_000 },
    )
    .toBe(1)
  expect(await table.getByRole('row').count()).toBeLessThanOrEqual(80)
})

test('another order shows its top, wherever one has scrolled to', async () => {
  await importStock('East', 500)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  const table = page.getByRole('table', { name: 'Stock lines' })
  await table
    .getByRole('row', { name: /^PN-000001/ })
    .first()
    .waitFor()
  await page.mouse.wheel(0, 4_000)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1_000)
  const quantity = page.getByRole('columnheader', { name: 'Quantity' })
  await quantity.getByRole('button').click()
  await expect.poll(() => quantity.getAttribute('aria-sort')).toBe('ascending')
  const titles = await quantity.boundingBox()
  const first = await table.getByRole('row').nth(1).boundingBox()
  expect(first?.y).toBeCloseTo((titles?.y ?? 0) + (titles?.height ?? 0), -1)
})

test('an import that was watched elsewhere is in the stock when one goes there', async () => {
  await importStock('East', 500)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  await page.getByRole('table', { name: 'Stock lines' }).waitFor()
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Tasks' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
  await importStock('Elsewhere', 3)
  await page.getByRole('alert').filter({ hasText: 'Elsewhere.csv: done' }).waitFor()
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Stock' }).click()
  await page
    .getByRole('table', { name: 'Stock lines' })
    .getByRole('row', { name: /^PN-000001 .* Elsewhere/ })
    .waitFor()
})

test('a warehouse that was named by mistake is retired, and its lines go with it', async () => {
  await Promise.all([importStock('East', 3), importStock('Esat', 2)])
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock?q=PN-000002')
  const wrong = page.getByRole('table', { name: 'Stock lines' }).getByRole('row', { name: /^PN-000002 .* Esat/ })
  await wrong.waitFor()
  const show = page.getByRole('button', { name: /^Show \d+ more$/ })
  if (await show.isVisible()) await show.click()
  await page.getByRole('button', { name: 'Retire Esat' }).click()
  await page.getByText('Its 2 lines leave the stock').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Retire Esat' }).click()
  await wrong.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Retire Esat' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Retire East' }).waitFor()
  expect(page.faults).toEqual([])
})

test('a result and its lines lead on: to the workbench where a part number waits, was ignored or was put off, else to its component', async () => {
  const { taskId } = await importStock('Leading', 4)
  const api = serverApi(world.server.url)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, `/stock/imports/${taskId}`)
  const row = (text: string) => page.getByRole('row').filter({ hasText: text }).first()
  await page.getByLabel('Rows of the file').getByRole('link', { name: '4', exact: true }).waitFor()
  await page.getByRole('link', { name: 'Map 4 part numbers' }).click()
  await page.getByRole('button', { name: 'Warehouse: Leading' }).waitFor()
  await row('PN-000003').waitFor()

  const { partNumbers } = await api.partnumbers.list.query({ tab: 'unmapped', search: 'PN-00000' })
  const seen = (text: string) => {
    const found = partNumbers.find(({ partNumber }) => partNumber === text)
    return { id: found?.id ?? 0, version: found?.version ?? 0 }
  }
  const lot = await api.lots.create.mutate({ name: 'LOT_LEADING' })
  await api.partnumbers.map.mutate({ items: [{ ...seen('PN-000002'), lotId: lot.id }] })
  await api.partnumbers.ignore.mutate({ items: [seen('PN-000003')] })
  await api.partnumbers.later.mutate({ items: [seen('PN-000004')] })
  const leads = [
    ['PN-000001', 'unmapped', 'Unmapped'],
    ['PN-000003', 'ignored', 'Ignored'],
    ['PN-000004', 'put off', 'Check again'],
  ] as const
  for (const [partNumber, state, tab] of leads) {
    await page.goto(`/stock?q=${partNumber}`)
    await row(partNumber).getByRole('link', { name: state }).click()
    await page.getByRole('heading', { level: 2, name: partNumber }).waitFor()
    await page.getByRole('button', { name: new RegExp(`^${tab}`), pressed: true }).waitFor()
  }
  await page.goto('/stock?q=PN-000002')
  await row('PN-000002').getByRole('link', { name: 'LOT_LEADING' }).click()
  await page.getByRole('heading', { level: 1, name: 'LOT_LEADING' }).waitFor()
  expect(page.faults).toEqual([])
})

test('a search without a hit says so and leads back', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock?q=nowhere')
  await page.getByRole('heading', { name: 'No line fits these filters' }).waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await page.getByRole('table', { name: 'Stock lines' }).waitFor()
})

test.each(['light', 'dark'] as const)('axe finds nothing serious on the pages of stock (%s)', async (theme) => {
  const { fileId, taskId } = await importStock(`Axe ${theme}`, 20)
  await using context = await openConsole(world.browser, { url: world.server.url, theme })
  const page = await openPage(context, '/stock')
  await page.getByRole('table', { name: 'Stock lines' }).waitFor()
  expect(await serious(page)).toEqual([])
  await page.goto('/stock/import')
  await page.getByText('Drop a stock file here').waitFor()
  expect(await serious(page)).toEqual([])
  await page.goto(`/stock/import/${fileId}`)
  await page.getByRole('region', { name: 'First rows of the file' }).waitFor()
  expect(await serious(page)).toEqual([])
  await page.goto(`/stock/imports/${taskId}`)
  await page.getByRole('table', { name: 'What changed, by warehouse' }).waitFor()
  expect(await serious(page)).toEqual([])
})
