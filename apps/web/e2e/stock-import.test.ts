import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openConsole, openPage } from './support/open-console.ts'
import { stockCsv } from './support/stock-file.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

/** Chooses a file as a user does, and waits for its columns. */
async function chooseFile(page: Page, name: string, content: string): Promise<void> {
  await page.getByLabel('Stock file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

const sheet = (page: Page): Locator => page.getByRole('region', { name: 'First rows of the file' })
/** The field above a column of the sheet. */
const column = (page: Page, name: string) => sheet(page).getByRole('combobox', { name, exact: true })
async function chooseTarget(page: Page, name: string, target: string): Promise<void> {
  await column(page, name).click()
  await page.getByRole('option', { name: target, exact: true }).click()
}

/** Answers what a file with prices leaves open when it does not say it. */
async function answerVat(page: Page, { open = 'VAT: VAT?', answer = 'Without VAT' } = {}): Promise<void> {
  await page.getByRole('button', { name: open }).click()
  await page.getByText(answer, { exact: true }).click()
  await page.keyboard.press('Escape')
}

const toasts = (page: Page, name: string) => page.getByRole('alert').filter({ hasText: `Import stock · ${name}: done` })

test('a file is imported by mouse: its columns are shown, the bar goes on over a reload, its end is told once, the stock is there', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock')
  await page.getByRole('heading', { name: 'Bring in the first stock file' }).waitFor()
  await chooseFile(page, 'acme.csv', stockCsv(60_000))

  await column(page, 'Column A, Артикул').waitFor()
  expect(await column(page, 'Column A, Артикул').inputValue()).toBe('Part number')
  expect(await column(page, 'Column E, Остаток').inputValue()).toBe('Quantity')
  await page.getByRole('button', { name: 'Decimal sign: decimal comma' }).waitFor()
  await page.getByText('Say whether the prices contain VAT. And 1 more.').waitFor()
  expect(await page.getByRole('button', { name: 'Import 60,000 rows' }).isDisabled()).toBe(true)
  await answerVat(page)
  await page.getByRole('button', { name: 'VAT: prices without VAT' }).waitFor()
  await page.getByText('Name the warehouse of “Остаток”.').waitFor()
  const top = async () => (await sheet(page).boundingBox())?.y
  const before = await top()
  await column(page, 'Warehouse of column E').fill('Main')
  await page.getByRole('button', { name: 'Import 60,000 rows', disabled: false }).waitFor()
  expect(await top()).toBe(before)
  await page.getByRole('button', { name: 'Import 60,000 rows' }).click()

  const bar = page.getByRole('main').getByRole('progressbar', { name: 'Progress of Import stock · acme.csv' })
  await bar.waitFor()
  await page.reload()
  await bar.waitFor()
  await page.getByText('The stock of Main is now that of the file.').waitFor({ timeout: 90_000 })
  await toasts(page, 'acme.csv').waitFor()
  expect(await toasts(page, 'acme.csv').count()).toBe(1)
  await page.getByRole('row', { name: /^Main 60,000 0 0 0 in force/ }).waitFor()

  await page.getByRole('link', { name: 'View stock' }).click()
  await page.getByText('60,000 lines in 1 warehouse').waitFor()
  await page.getByRole('row', { name: /^PN-000001 ACME Server part 000001 unmapped Main/ }).waitFor()
  expect(await page.getByRole('table', { name: 'Stock lines' }).getByRole('row').count()).toBeLessThanOrEqual(80)
  expect(page.faults).toEqual([])
})

test('what was chosen is part of the address: back from the import and a reload lose nothing', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'back.csv', stockCsv(3))
  await column(page, 'Warehouse of column E').fill('North')
  await answerVat(page, { answer: 'With VAT' })
  await page.getByRole('button', { name: 'Currency: RUB' }).click()
  await page.getByRole('combobox', { name: 'Currency' }).click()
  await page.getByRole('option', { name: 'USD' }).click()
  await page.keyboard.press('Escape')
  await chooseTarget(page, 'Column B, Наименование', 'Not imported')
  await page.reload()
  expect(await column(page, 'Warehouse of column E').inputValue()).toBe('North')
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByText('The stock of North is now that of the file.').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Currency: USD' }).waitFor()
  await page.getByRole('button', { name: 'VAT: prices with VAT 22 %' }).waitFor()
  expect(await column(page, 'Column B, Наименование').inputValue()).toBe('Not imported')
  expect(page.faults).toEqual([])
})

test('an import goes on after the server was killed and started again; its page says that it reconnects, and shows the result', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'killed.csv', stockCsv(60_001))
  await column(page, 'Warehouse of column E').fill('South')
  await answerVat(page)
  await page.getByRole('button', { name: 'Import 60,001 rows' }).click()
  await page.getByRole('main').getByRole('progressbar').waitFor()
  await world.server.kill()
  await page.getByRole('main').getByText('Reconnecting to the server…').waitFor()
  await world.server.restart()
  await page.getByText('The stock of South is now that of the file.').waitFor({ timeout: 90_000 })
})

test('a file whose column titles are not recognised asks for the header row, and a click names it', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'untitled.csv', 'Foo;Bar;Baz\nX-1;left;1\nX-2;right;2\nX-3;left;3\n')
  await page.getByText('Click the row that holds the column titles.').waitFor()
  expect(await page.getByRole('button', { name: /^Import \d+ rows?$/ }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Make row 1 the header' }).click()
  await page.getByRole('button', { name: 'Row 1 is the header' }).waitFor()
})

test('another header row is another table: the warehouse shown is the one that is imported, and the focus stays where one clicked', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'two-headers.csv', 'Article;Stock North\nPart number;Stock South\nA-1;5\nA-2;7\n')
  const warehouse = column(page, 'Warehouse of column B')
  await warehouse.fill('Typed')
  const rows = sheet(page).getByRole('button', { name: /^Make row [12] the header$/ })
  const other = (await rows.first().textContent()) === '1' ? 1 : 2
  await page.getByRole('button', { name: `Make row ${other} the header` }).click()
  await page.getByRole('button', { name: `Row ${other} is the header` }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    `Row ${other} is the header`,
  )
  const shown = await warehouse.inputValue()
  expect(shown).toMatch(other === 1 ? /North/ : /South/)
  await page.getByRole('button', { name: /^Import \d rows$/ }).click()
  await page.getByText(`The stock of ${shown} is now that of the file.`).waitFor()
})

test('a table without a header row is imported once the user says that it has none and what its columns are', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'bare.csv', 'X-1;left;1\nX-2;right;2\nX-3;left;3\n')
  await page.getByRole('button', { name: 'The table has none' }).click()
  await page.getByText('Choose at least one column as the quantity.').waitFor()
  for (const [name, target] of [
    ['Column A', 'Part number'],
    ['Column C', 'Quantity'],
  ] as const) {
    await chooseTarget(page, name, target)
  }
  await column(page, 'Warehouse of column C').fill('Bare')
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByText('The stock of Bare is now that of the file.').waitFor()
})

test('an address with a sheet that the file has not leads on to the one that it has', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'sheetless.csv', stockCsv(2))
  await page.goto(`${page.url()}?sheet=Gone`)
  await page.getByText('The file has no sheet "Gone"').first().waitFor()
  expect(await page.getByRole('button', { name: 'Run again' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Find the sheet with the stock' }).click()
  await column(page, 'Warehouse of column E').waitFor()
  expect(page.faults).toEqual([])
})

test('a reading that is not kept any more is asked for anew', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'expired.csv', stockCsv(2))
  await column(page, 'Warehouse of column E').waitFor()
  await page.goto(`${page.url()}?again=00000000-0000-4000-8000-000000000000`)
  await column(page, 'Warehouse of column E').waitFor()
})

test('a lost server is told of, and the page goes on by itself once it answers', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'reconnect.csv', stockCsv(2))
  await column(page, 'Warehouse of column E').waitFor()
  await page.route('**/trpc/**', (route) => route.abort())
  await page.reload()
  await page.getByRole('alert').filter({ hasText: 'this page reconnects by itself' }).waitFor()
  await page.unroute('**/trpc/**')
  await column(page, 'Warehouse of column E').waitFor()
})

test('a file that is not what its name says is refused with the reason and what to do', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'broken.xlsx', 'this is no workbook')
  await page.getByRole('alert').filter({ hasText: 'The file could not be read' }).waitFor()
  await page.getByRole('link', { name: 'Another file' }).click()
  await page.getByLabel('Stock file').waitFor({ state: 'attached' })
})

test('a column that leaves its decimal sign open asks for it, and says so beside the button until it is answered', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'open.csv', 'Article;Price;Quantity\nA-1;1,250;5\nA-2;3,400;7\n')
  await sheet(page).getByText('Comma or dot: which is the decimal sign here?').waitFor()
  await column(page, 'Warehouse of column C').fill('Open')
  await answerVat(page)
  await page.getByText('Choose the decimal sign of “Price”.').waitFor()
  await sheet(page).getByRole('button', { name: 'Dot' }).press('Enter')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await expect.poll(focused, { timeout: 10_000 }).toBe('Column B, Price')
  await page.getByRole('button', { name: 'Decimal sign: decimal dot' }).waitFor()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByText('The stock of Open is now that of the file.').waitFor()
  await page.getByText('Price (B): decimal dot').waitFor()
})

test('the questions above the columns are answered by keyboard: the focus goes from each answer to the next question', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'keys.csv', 'Article;Price A;Price B;Quantity\nA-1;1,250;1,300;5\nA-2;3,400;3,500;7\n')
  await sheet(page).getByRole('group', { name: 'Is this the price to import?' }).last().getByRole('button').focus()
  await page.keyboard.press('Enter')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await expect.poll(focused, { timeout: 10_000 }).toBe('Warehouse of column D')
  await page.keyboard.type('Keys')
  expect(page.faults).toEqual([])
})

test('rows that cannot be read are listed with their cell and the reason, and can be downloaded as a workbook that is imported like any other', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/import')
  await chooseFile(page, 'rejected.csv', 'Article;Quantity\nA-1;5\nA-2;12 or 13?\nA-3;7\n')
  await column(page, 'Warehouse of column B').fill('Rejects')
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByRole('heading', { name: '1 rejected row' }).waitFor()
  await page.getByRole('row', { name: /^3 Quantity 12 or 13\? The quantity is neither/ }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download rejected rows' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('rejected rejected.xlsx')

  // The workbook has the columns of its file; while its row is not mended, it says so and changes nothing.
  const result = page.url()
  const upload = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    await page.getByRole('link', { name: 'Upload the mended file' }).click()
    await page.getByText(/^The mended rows of Rejects, as of/).waitFor()
    await page.getByLabel('Stock file').setInputFiles(file)
    await page.getByRole('heading', { level: 1, name: file.name }).waitFor()
    await page.getByRole('button', { name: 'What the file covers: partial file' }).waitFor()
    expect(await column(page, 'Warehouse of column B').inputValue()).toBe('Rejects')
    await page.getByText('The file is what an earlier import has rejected').waitFor()
    await page.getByRole('button', { name: 'Import 1 row' }).click()
  }
  const buffer = await readFile(await download.path())
  await upload({ name: 'mend.xlsx', mimeType: 'application/octet-stream', buffer })
  await page.getByText('The import ended without changing any stock').waitFor()
  await page
    .getByRole('main')
    .getByText(/^None of the 1 rows of goods could be read/)
    .waitFor()
  await page.getByRole('link', { name: 'Correct the columns' }).click()
  await page.getByRole('button', { name: 'Import 1 row' }).waitFor()

  await page.goto(result)
  const mended = Buffer.from('Article;Quantity;Row;Column;Reason\nA-2;12;3;Quantity;The quantity is no number\n')
  await upload({ name: 'mended.csv', mimeType: 'text/csv', buffer: mended })
  await page.getByText('The stock of Rejects now has the rows of the file').waitFor()
  await page.getByRole('row', { name: /^Rejects 1 0 0 0 in force/ }).waitFor()
  expect(page.faults).toEqual([])
})

test('an import that is not kept any more leads to the next file', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/stock/imports/00000000-0000-4000-8000-000000000000')
  await page.getByRole('heading', { name: 'This import is not known here any more' }).waitFor()
  await page.getByRole('link', { name: 'Import another file' }).click()
  await page.getByText('Drop a stock file here').waitFor()
})

test('the way from a file to its stock is in Russian too, with the right plurals', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/stock/import')
  await page
    .getByLabel('Файл остатков')
    .setInputFiles({ name: 'акме.csv', mimeType: 'text/csv', buffer: Buffer.from(stockCsv(2)) })
  await page.getByRole('heading', { level: 1, name: 'акме.csv' }).waitFor()
  await answerVat(page, { open: 'НДС: НДС?', answer: 'Без НДС' })
  await page.getByText('Назовите склад колонки «Остаток».').waitFor()
  await page.getByRole('combobox', { name: 'Склад колонки E' }).fill('Казань')
  await page.getByRole('button', { name: 'Импортировать 2 строки' }).click()
  await page.getByText('Остатки склада Казань теперь такие, как в файле.').waitFor()
  await page.getByRole('link', { name: 'Смотреть остатки' }).click()
  await page.getByRole('row', { name: /^PN-000001 ACME .* не сопоставлен Казань/ }).waitFor()
  expect(page.faults).toEqual([])
})
