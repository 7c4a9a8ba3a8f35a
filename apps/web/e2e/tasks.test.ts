import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/open-browser.ts'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi, uploadFile } from './support/server-api.ts'
import { startServer } from './support/start-server.ts'
import type { TestServer } from './support/start-server.ts'
import { stockCsv } from './support/stock-file.ts'

let server: TestServer
let browser: Browser
let taskId: string

const mapping = {
  sheet: '',
  headerRow: 1,
  columns: { partNumber: 0, name: 1, vendor: 2, price: 3 },
  quantities: { Main: 4 },
}

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const file = await uploadFile(server.url, { name: 'acme.csv', content: stockCsv(40) })
  const submitted = await serverApi(server.url).tasks.submit.mutate({
    type: 'stock_import',
    input: { fileId: file.id, asOf: '2026-01-15', mapping },
  })
  taskId = submitted.taskId
})

afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})

test.each([
  { language: 'en', title: 'Import stock · acme.csv', done: 'Completed', heading: 'Tasks', result: 'Result' },
  { language: 'ru', title: 'Импорт склада · acme.csv', done: 'Завершена', heading: 'Задачи', result: 'Результат' },
] as const)('the Tasks page lists a submitted task and leads to its result ($language)', async (words) => {
  await using context = await openConsole(browser, { url: server.url, language: words.language })
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
  await using context = await openConsole(browser, { url: server.url })
  const page = await openPage(context, '/tasks')
  const failed = page.getByRole('button', { name: /^Failed/ })
  await failed.click()
  await page.getByText('No task fits these filters').waitFor()
  expect(new URL(page.url()).searchParams.get('status')).toBe('error')
  await page.reload()
  expect(await failed.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await page.getByRole('link', { name: 'Import stock · acme.csv' }).waitFor()
})

test('an address of a task that is not there says so and leads on', async () => {
  await using context = await openConsole(browser, { url: server.url })
  const page = await openPage(context, '/tasks/019ab3c2-7d10-7000-8000-000000000000')
  await page.getByText('This task is not kept any more').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'All tasks' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing serious on the tasks pages and in the drawer (%s)',
  async (theme) => {
    await using context = await openConsole(browser, { url: server.url, theme })
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
