import { AxeBuilder } from '@axe-core/playwright'
import { beforeAll, expect, test } from 'vitest'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi, uploadFile } from './support/server-api.ts'
import { stockCsv } from './support/stock-file.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()
let taskId: string

const mapping = {
  sheet: '',
  headerRow: 1,
  columns: { partNumber: 0, name: 1, vendor: 2, price: 3 },
  quantities: { Main: 4 },
}

beforeAll(async () => {
  const file = await uploadFile(world.server.url, { name: 'acme.csv', content: stockCsv(40) })
  const submitted = await serverApi(world.server.url).tasks.submit.mutate({
    type: 'stock_import',
    input: { fileId: file.id, asOf: '2026-01-15', mapping },
  })
  taskId = submitted.taskId
})

test.each([
  { language: 'en', title: 'Import stock · acme.csv', done: 'Completed', heading: 'Tasks', result: 'Result' },
  { language: 'ru', title: 'Импорт остатков · acme.csv', done: 'Завершена', heading: 'Задачи', result: 'Результат' },
] as const)('the Tasks page lists a submitted task and leads to its result ($language)', async (words) => {
  await using context = await openConsole(world.browser, { url: world.server.url, language: words.language })
  const page = await openPage(context, '/tasks')
  await page.getByRole('heading', { level: 1, name: words.heading }).waitFor()
  const row = page.getByRole('row').filter({ hasText: words.title })
  await row.getByText(words.done).waitFor()
  await row.getByRole('link', { name: words.title }).click()
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
  await page.getByRole('heading', { name: words.result }).waitFor()
  expect(page.faults).toEqual([])
})

test('a filter is part of the address and survives a reload', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/tasks')
  const failed = page.getByRole('button', { name: /^Failed/ })
  await failed.click()
  await page.getByText('No task fits these filters').waitFor()
  expect(new URL(page.url()).searchParams.get('status')).toBe('error')
  await page.reload()
  expect(await failed.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await page.getByRole('link', { name: 'Import stock · acme.csv' }).waitFor()

  const search = page.getByRole('textbox', { name: 'Search what a task is about, or its whole id' })
  await search.fill('nothing like it')
  await page.getByText('No task fits these filters').waitFor()
  await search.fill('ACME')
  await page.getByRole('link', { name: 'Import stock · acme.csv' }).waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe('ACME')
})

test('tasks of a type that came with a newer server are shown and told of by that type', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  await context.route('**/trpc/**', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll('stock_import', 'price_update') })
  })
  const page = await openPage(context, '/tasks')
  await page.getByRole('link', { name: 'price_update · acme.csv' }).click()
  await page.getByText('This page is older than the server').waitFor()
  const file = await uploadFile(world.server.url, { name: 'newer.csv', content: stockCsv(3) })
  await serverApi(world.server.url).tasks.submit.mutate({
    type: 'stock_import',
    input: { fileId: file.id, asOf: '2026-01-15', mapping: { ...mapping, quantities: { Newer: 4 } } },
  })
  await page.getByRole('alert').filter({ hasText: 'price_update · newer.csv: done' }).waitFor()
  expect(page.faults).toEqual([])
  await context.unrouteAll({ behavior: 'wait' })
})

test('a console whose storage is forbidden works, in the language of the browser', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('Storage is forbidden', 'SecurityError')
        },
      })
    }
  })
  const page = await openPage(context, '/tasks')
  await page.getByRole('heading', { level: 1, name: 'Задачи' }).waitFor()
  await page.getByRole('button', { name: /Switch to English/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
  expect(page.faults).toEqual([])
})

test('only a language that was chosen is remembered', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/tasks')
  const remembered = () => page.evaluate(() => localStorage.getItem('priceforge-language'))
  await page.getByRole('heading', { level: 1, name: 'Задачи' }).waitFor()
  expect(await remembered()).toBeNull()
  await page.getByRole('button', { name: /Switch to English/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
  expect(await remembered()).toBe('en')
})

test('an address of a task that is not there says so and leads on', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/tasks/019ab3c2-7d10-7000-8000-000000000000')
  await page.getByText('This task is not kept any more').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'All tasks' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
})

test('the drawer shows what runs and what waits, however much ended since, and an end until it was seen', async () => {
  const api = serverApi(world.server.url)
  const [long, next] = await Promise.all(
    ['long.csv', 'next.csv'].map((name) => uploadFile(world.server.url, { name, content: stockCsv(400_000) })),
  )
  const importFile = async (fileId: string | undefined, warehouse: string) =>
    api.tasks.submit.mutate({
      type: 'stock_import',
      input: { fileId: String(fileId), asOf: '2026-01-15', mapping: { ...mapping, quantities: { [warehouse]: 4 } } },
    })
  const running = await importFile(long?.id, 'Long')
  const waiting = await importFile(next?.id, 'Next')
  const small = await uploadFile(world.server.url, { name: 'small.csv', content: stockCsv(1) })
  const previews = await Promise.all(
    Array.from({ length: 21 }, (_, sheet) =>
      api.tasks.submit.mutate({ type: 'import_preview', input: { fileId: small.id, headerRow: sheet } }),
    ),
  )
  expect(new Set(previews.map((preview) => preview.taskId)).size).toBe(21)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  const button = page.getByRole('button', { name: /^Tasks:/ })
  await page.getByRole('button', { name: 'Tasks: 1 is running' }).click()
  const drawer = page.getByRole('dialog', { name: 'Tasks' })
  await drawer.getByRole('region', { name: 'Running' }).getByText('Import stock · long.csv').waitFor()
  const queued = drawer.getByRole('region', { name: 'Waiting' }).getByRole('article')
  await queued.filter({ hasText: 'next.csv' }).getByText('behind 1 other').waitFor()
  expect(await queued.getByRole('progressbar').count()).toBe(0)
  const cancel = queued.getByRole('button', { name: 'Cancel task: Import stock · next.csv' })
  await cancel.click()
  const question = page.getByRole('dialog', { name: 'Cancel “Import stock · next.csv”?' })
  await question.waitFor()
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  await expect.poll(() => cancel.evaluate((element) => element === document.activeElement)).toBe(true)
  await Promise.all([running, waiting].map((task) => api.tasks.cancel.mutate({ id: task.taskId })))
  const finished = drawer.getByRole('region', { name: 'Finished, not seen' })
  for (const name of ['long.csv', 'next.csv']) await finished.getByText(`Import stock · ${name}`).waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true)
  await button.click()
  await drawer.getByText('Nothing is running').waitFor()
  expect(page.faults).toEqual([])
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing serious on the tasks pages and in the drawer (%s)',
  async (theme) => {
    await using context = await openConsole(world.browser, { url: world.server.url, theme })
    const page = await openPage(context, '/tasks')
    const serious = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    }
    await page.getByRole('link', { name: /acme/ }).waitFor()
    expect(await serious()).toEqual([])
    await page.getByRole('button', { name: /^Tasks:/ }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'All tasks' }).waitFor()
    expect(await serious()).toEqual([])
    await page.goto(`/tasks/${taskId}`)
    await page.getByRole('heading', { name: 'Timeline' }).waitFor()
    expect(await serious()).toEqual([])
  },
)
