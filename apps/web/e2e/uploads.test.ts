import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openConsole, openPage } from './support/open-console.ts'
import { stockCsv } from './support/stock-file.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

test('a file may be dropped anywhere on the Stock page', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  await page.getByRole('heading', { level: 1, name: 'Stock' }).waitFor()
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }))
    return transfer
  }, stockCsv(2))
  await page.dispatchEvent('main', 'dragenter', { dataTransfer })
  await page.getByText('Drop the file to import it as stock').waitFor()
  await page.dispatchEvent('main', 'drop', { dataTransfer })
  await page.getByRole('heading', { level: 1, name: 'dropped.csv' }).waitFor()
  await page.getByRole('combobox', { name: 'Warehouse of column E', exact: true }).waitFor()
})

test('a file that is dropped beside its place does not take the place of the console; an open dialog of a list takes it anywhere', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/components')
  await page.getByRole('heading', { level: 1, name: 'Components' }).waitFor()
  const dataTransfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['LOT;Категория\r\nLOT_1;CPU\r\n'], 'lots.csv', { type: 'text/csv' }))
    return transfer
  })
  const isRefused = await dataTransfer.evaluate((transfer) =>
    ['dragover', 'drop'].map((type) => {
      const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true })
      document.querySelector('main')?.dispatchEvent(event)
      return event.defaultPrevented
    }),
  )
  expect(isRefused).toEqual([true, true])
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('dialog').getByText('Drop a file here').waitFor()
  await page.dispatchEvent('main', 'dragenter', { dataTransfer })
  await page.getByText('Drop the file to import it', { exact: true }).waitFor()
  await page.dispatchEvent('main', 'drop', { dataTransfer })
  await page.getByRole('dialog').getByRole('combobox', { name: 'Column A, LOT' }).waitFor()
})

test('a slow upload shows how far it is and can be stopped', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  const devTools = await context.newCDPSession(page)
  await page.getByText('Drop a stock file here').waitFor()
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 }
  await devTools.send('Network.emulateNetworkConditions', slow)
  const buffer = Buffer.from(stockCsv(60_000))
  await page.getByLabel('Stock file').setInputFiles({ name: 'slow.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('progressbar', { name: 'Sending slow.csv' }).waitFor()
  await page.getByText(/^[1-9]\d? % of/).waitFor()
  await page.getByRole('button', { name: 'Stop sending' }).click()
  await page.getByText('Drop a stock file here').waitFor()
  expect(page.faults).toEqual([])
})

/** Sends a file that stays on its way until the answer is told what becomes of it, and leaves the page meanwhile. */
async function leaveWhileSending(page: Page, name: string): Promise<(end: 'arrives' | 'fails') => void> {
  const gate = Promise.withResolvers<'arrives' | 'fails'>()
  await page.route(
    '**/api/files',
    async (route) => ((await gate.promise) === 'arrives' ? route.continue() : route.abort()),
    { times: 1 },
  )
  const buffer = Buffer.from(stockCsv(2))
  await page.getByLabel('Stock file').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('region', { name: `Sending ${name}` }).waitFor()
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Tasks' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
  return gate.resolve
}

test('who leaves while a file is on its way finds it again, and is told where he is that it arrived', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  const end = await leaveWhileSending(page, 'left.csv')
  await page.goBack()
  await page.getByRole('region', { name: 'Sending left.csv' }).waitFor()
  await page.getByRole('button', { name: 'Stop sending' }).waitFor()
  await page.goForward()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
  end('arrives')
  const toast = page.getByRole('alert').filter({ hasText: 'left.csv has arrived' })
  await toast.waitFor()
  expect(new URL(page.url()).pathname).toBe('/tasks')
  await toast.getByRole('link', { name: 'Go on to its columns' }).click()
  await page.getByRole('combobox', { name: 'Warehouse of column E', exact: true }).waitFor()
  expect(page.faults).toEqual([])
})

test('the browser asks before the window is closed while a file is on its way, and not afterwards', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  const end = await leaveWhileSending(page, 'closing.csv')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toEqual(['beforeunload'])
  end('arrives')
  await page.getByRole('alert').filter({ hasText: 'closing.csv has arrived' }).waitFor()
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => page.isClosed()).toBe(true)
  expect(asked).toHaveLength(1)
})

test('who left while a file was on its way is told that it did not arrive, and where to send it again', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  const end = await leaveWhileSending(page, 'lost.csv')
  end('fails')
  const toast = page.getByRole('alert').filter({ hasText: 'lost.csv was not sent' })
  await toast.getByRole('link', { name: 'Try again' }).click()
  await page.getByText('Drop a stock file here').waitFor()
})

async function dropFiles(page: Page, names: readonly string[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const name of all) transfer.items.add(new File(['x'], name))
    return transfer
  }, names)
  await page.dispatchEvent('main', 'drop', { dataTransfer })
}

test('a file that is refused stops none that is on its way: both are shown', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  const gate = Promise.withResolvers<void>()
  await page.route('**/api/files', async (route) => {
    await gate.promise
    await route.continue()
  })
  const buffer = Buffer.from(stockCsv(2))
  await page.getByLabel('Stock file').setInputFiles({ name: 'sent.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('region', { name: 'Sending sent.csv' }).waitFor()
  await dropFiles(page, ['one.csv', 'two.csv'])
  await page.getByRole('alert').filter({ hasText: 'Drop one file at a time' }).waitFor()
  await page.getByRole('region', { name: 'Sending sent.csv' }).waitFor()
  gate.resolve()
  await page.getByRole('heading', { level: 1, name: 'sent.csv' }).waitFor()
})

test('a file that is on its way keeps the choices that it was begun with, though others are refused on another page', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import?asOf=2026-01-31')
  const end = await leaveWhileSending(page, 'mended.csv')
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Stock' }).click()
  await page.getByRole('heading', { level: 1, name: 'Stock' }).waitFor()
  await dropFiles(page, ['one.csv', 'two.csv'])
  await page.getByRole('alert').filter({ hasText: 'Drop one file at a time' }).waitFor()
  await page.getByRole('region', { name: 'Sending mended.csv' }).waitFor()
  end('arrives')
  await page.getByRole('heading', { level: 1, name: 'mended.csv' }).waitFor()
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-01-31')

  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Stock' }).click()
  await page.getByRole('heading', { level: 1, name: 'Stock' }).waitFor()
  await dropFiles(page, ['one.csv', 'two.csv'])
  await page.getByRole('alert').filter({ hasText: 'Drop one file at a time' }).waitFor()
  expect(new URL(page.url()).searchParams.get('asOf')).toBeNull()
})

test('an empty file is refused before it is sent', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await page
    .getByLabel('Stock file')
    .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
  await page.getByRole('alert').filter({ hasText: 'empty.csv was not sent' }).waitFor()
})
