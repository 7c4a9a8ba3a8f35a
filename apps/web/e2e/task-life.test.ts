import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi, uploadFile } from './support/server-api.ts'
import { stockCsv } from './support/stock-file.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

/** Submits an import that takes some seconds, each into a warehouse of its own. */
async function submitImport(name: string, rows: number): Promise<string> {
  const file = await uploadFile(world.server.url, { name, content: stockCsv(rows) })
  const mapping = { sheet: '', headerRow: 1, columns: { partNumber: 0, price: 3 }, quantities: { [name]: 4 } }
  const { taskId } = await serverApi(world.server.url).tasks.submit.mutate({
    type: 'stock_import',
    input: { fileId: file.id, asOf: '2026-01-15', mapping },
  })
  return taskId
}

const toasts = (page: Page, name: string) => page.getByRole('alert').filter({ hasText: `Import stock · ${name}: done` })

/** The page has asked for ends to tell, and there is none left. */
const nothingToTell = (page: Page) =>
  page.waitForResponse(async (response) => {
    if (!response.url().includes('tasks.list') || !decodeURIComponent(response.url()).includes('"unacknowledged":true'))
      return false
    return !(await response.text()).includes('"status"')
  })

test('two tabs tell an end once between them', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const [first, second] = await Promise.all([openPage(context, '/tasks'), openPage(context, '/stock')])
  await submitImport('two-tabs.csv', 5_000)
  const pages = [first, second]
  const shown = () => Promise.all(pages.map((page) => toasts(page, 'two-tabs.csv').count()))
  await expect.poll(async () => (await shown()).reduce((sum, count) => sum + count, 0), { timeout: 60_000 }).toBe(1)
  // A toast under the pointer stays, so that a second one would be seen beside it.
  const teller = pages[(await shown()).indexOf(1)]
  await teller?.getByRole('alert').hover()
  await Promise.all(pages.map(nothingToTell))
  expect((await shown()).toSorted((a, b) => a - b)).toEqual([0, 1])
})

test('an end that came while no console was open is told when one is opened', async () => {
  const taskId = await submitImport('nobody.csv', 50)
  const api = serverApi(world.server.url)
  await expect
    .poll(async () => (await api.tasks.get.query({ id: taskId })).status, { timeout: 30_000 })
    .toBe('completed')
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/tasks')
  await toasts(page, 'nobody.csv').getByRole('link', { name: 'Open' }).click()
  await page.getByRole('heading', { level: 1, name: 'Import stock · nobody.csv' }).waitFor()
})

test('a task is cancelled after the question what that means', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const taskId = await submitImport('cancel.csv', 60_000)
  const page = await openPage(context, `/tasks/${taskId}`)
  await page.getByRole('button', { name: 'Cancel task' }).click()
  const question = page.getByRole('dialog', { name: 'Cancel “Import stock · cancel.csv”?' })
  await question.getByRole('button', { name: 'Cancel the task' }).click()
  await page.getByText('It was cancelled').waitFor()
  await page.getByRole('button', { name: 'Run again' }).click()
  await page.getByText('Repeats').waitFor()
})
