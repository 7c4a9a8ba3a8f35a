import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openServerDatabase } from '../../../scripts/browser/open-server-database.ts'
import { readCsvFile, readXlsxFile } from '../../../scripts/browser/read-table-file.ts'
import { holdCreation } from './support/hold-creation.ts'
import { openConsole, openPage } from './support/open-console.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

const path = '/vendor-mappings'
const createRu = 'Создать снапшот сопоставлений'
const createEn = 'Create mapping snapshot'
const titles = ['partnumber', 'lot_name', 'quantity', 'is_primary_pn', 'description']
/** What the planted mappings come to: a part number of the bundle is a row for each of its items. */
const expectedRows = (prefix: string) => [
  ...Array.from({ length: 40 }, (_, n) => [
    `${prefix}-${String(n).padStart(2, '0')}`,
    'CPU',
    '1',
    String(n === 0),
    `Процессор № ${n}, "tray"`,
  ]),
  [`${prefix}-KIT`, 'CPU', '2', 'true', ''],
  [`${prefix}-KIT`, 'RAM', '16', 'true', ''],
]

/** Maps forty part numbers to a component and one to a bundle. */
async function plantMappings(prefix: string): Promise<void> {
  await using database = await openServerDatabase(world.server.dataDir)
  const { pool } = database
  await pool.query(`
    insert into pricing.lot (name, is_bundle) values ('CPU', false), ('RAM', false), ('KIT', true) on conflict do nothing;
    insert into pricing.bundle_item (bundle_id, lot_id, quantity)
      select kit.id, part.id, case part.name when 'CPU' then 2 else 16 end from pricing.lot kit, pricing.lot part
      where kit.name = 'KIT' and part.name in ('CPU', 'RAM') on conflict do nothing;
    delete from pricing.part_number`)
  await pool.query(
    `insert into pricing.part_number (text_key, part_number, folded_key, lot_id, is_primary, description)
     select text, text, text, (select id from pricing.lot where name = lot), is_primary, description from (
       select $1 || '-' || lpad(n::text, 2, '0') as text, 'CPU' as lot, n = 0 as is_primary, 'Процессор № ' || n || ', "tray"' as description from generate_series(0, 39) n
       union all select $1 || '-KIT', 'KIT', true, null) planted`,
    [prefix],
  )
}

const bar = (page: Page) => page.getByRole('main').getByRole('progressbar')
const books = (page: Page, name = 'Книги партномеров') => page.getByRole('table', { name }).locator('tbody tr')
const toasts = (page: Page) => page.getByRole('alert').filter({ hasText: 'Создание книги партномеров: готово' })

/** Waits until the bar of the page tells of such a progress. */
async function progressOf(page: Page, is: (percent: number) => boolean): Promise<number> {
  const percent = async () => Number(await bar(page).getAttribute('aria-valuenow'))
  await expect.poll(async () => is(await percent()), { timeout: 30_000 }).toBe(true)
  return percent()
}

/** The page has asked for ends to tell, and there is none left. */
const nothingToTell = (page: Page) =>
  page.waitForResponse(async (response) => {
    if (!response.url().includes('tasks.list') || !decodeURIComponent(response.url()).includes('"unacknowledged":true'))
      return false
    return !(await response.text()).includes('"status"')
  })

async function download(page: Page, name: RegExp): Promise<{ file: string; name: string }> {
  const [downloaded] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return { file: await downloaded.path(), name: downloaded.suggestedFilename() }
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

test('without mappings the page says what a book is for; one that would be empty is refused in clear words', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/stock')
  await page
    .getByRole('navigation', { name: 'Основная навигация' })
    .getByRole('link', { name: 'Сопоставления' })
    .click()
  await page.getByRole('heading', { name: 'Книг партномеров ещё нет' }).waitFor()
  expect(await serious(page)).toEqual([])
  await page.getByRole('button', { name: createRu }).click()
  const refusal = /Ни один партномер не сопоставлен с LOT, поэтому книга была бы пустой и не создана/
  await page.getByRole('main').getByRole('alert').filter({ hasText: refusal }).waitFor()
  await page.getByRole('button', { name: createRu }).waitFor()
  await page.reload()
  await page.getByRole('main').getByText(refusal).waitFor()
  await page.getByRole('heading', { name: 'Книг партномеров ещё нет' }).waitFor()
  expect(page.faults).toEqual([])
})

test('the button becomes the progress of its snapshot, which ends with one toast and the new book in force; its files hold the right rows', async () => {
  await plantMappings('A')
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  await using database = await openServerDatabase(world.server.dataDir)
  const page = await openPage(context, path)
  const seen: number[] = []
  {
    await using creation = await holdCreation(database)
    await page.getByRole('button', { name: createRu }).click()
    seen.push(await progressOf(page, (percent) => percent > 0))
    expect(await page.getByRole('button', { name: createRu }).count()).toBe(0)
    expect(await serious(page)).toEqual([])
    for (const _ of ['expanding', 'writing']) {
      await creation.goOn()
      const before = Math.max(...seen)
      seen.push(await progressOf(page, (percent) => percent > before))
    }
  }
  expect(new Set(seen).size).toBeGreaterThanOrEqual(3)
  await page.getByRole('button', { name: createRu }).waitFor()
  await toasts(page).hover()
  await nothingToTell(page)
  expect(await toasts(page).count()).toBe(1)
  await expect.poll(() => books(page).count()).toBe(1)
  const version = `${await page.evaluate(() => new Intl.DateTimeFormat('sv').format())}-001`
  await books(page)
    .first()
    .filter({ hasText: `действует${version}42` })
    .waitFor()

  const workbook = await download(page, /Скачать .*-001 как xlsx/)
  expect(workbook.name).toBe(`partnumber-book-${version}.xlsx`)
  // An empty cell is none.
  expect(await readXlsxFile(workbook.file)).toEqual([
    titles,
    ...expectedRows('A').map((row) => row.filter((text) => text !== '')),
  ])
  const csv = await download(page, /Скачать .*-001 как csv/)
  expect(csv.name).toBe(`partnumber-book-${version}.csv`)
  expect(await readCsvFile(csv.file)).toEqual([
    titles,
    ...expectedRows('A').map(([text, lot, quantity, ...rest]) => [text, lot, `${quantity}.000`, ...rest]),
  ])
  expect(await readFile(csv.file, 'utf8')).toContain('Процессор № 7, ""tray""')
  // The page of the task leads to them, too.
  await page.goto(`${world.server.url}/tasks`)
  await page.getByRole('main').getByRole('link', { name: 'Создание книги партномеров' }).first().click()
  expect((await download(page, /Скачать .*-001 как xlsx/)).name).toBe(workbook.name)
  await page.getByRole('link', { name: 'К книгам' }).click()
  await books(page).first().waitFor()
  expect(page.faults).toEqual([])
})

test('a reload in mid-task and a second tab show the progress too; the end is told once and leads to the new first row', async () => {
  await plantMappings('B')
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  await using database = await openServerDatabase(world.server.dataDir)
  const page = await openPage(context, path)
  const before = await books(page).first().innerText()
  const seen: number[] = []
  let second: Page
  {
    await using creation = await holdCreation(database)
    await page.getByRole('button', { name: createRu }).click()
    seen.push(await progressOf(page, (percent) => percent > 0))
    await creation.goOn()
    await progressOf(page, (percent) => percent > (seen[0] ?? 0))
    await page.reload()
    seen.push(await progressOf(page, (percent) => percent > (seen[0] ?? 0)))
    second = await openPage(context, path)
    expect(await progressOf(second, (percent) => percent > 0)).toBe(seen[1])
    await creation.goOn()
    seen.push(await progressOf(second, (percent) => percent > (seen[1] ?? 0)))
    expect(await progressOf(page, (percent) => percent > (seen[1] ?? 0))).toBe(seen[2])
  }
  const pages = [page, second]
  for (const tab of pages) await tab.getByRole('button', { name: createRu }).waitFor()
  const shown = () => Promise.all(pages.map((tab) => toasts(tab).count()))
  await expect.poll(async () => (await shown()).reduce((sum, count) => sum + count, 0), { timeout: 30_000 }).toBe(1)
  // A toast under the pointer stays, so that a second one would be seen beside it.
  await toasts(pages[(await shown()).indexOf(1)] ?? page).hover()
  await Promise.all(pages.map(nothingToTell))
  expect((await shown()).toSorted((a, b) => a - b)).toEqual([0, 1])
  for (const tab of pages) {
    await books(tab)
      .first()
      .filter({ hasText: /^действует.*-002/ })
      .waitFor()
    expect(await tab.getByText('действует', { exact: true }).count()).toBe(1)
  }
  expect(before).toMatch(/-001/)
  const csv = await download(page, /Скачать .*-002 как csv/)
  expect((await readCsvFile(csv.file)).slice(1).map(([text]) => text)).toEqual(expectedRows('B').map(([text]) => text))
  expect(page.faults).toEqual([])
})

test('an older book is put in force after the question what that means, and other browsers learn of it', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  await using another = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, path)
  const elsewhere = await openPage(another, path)
  await page.getByRole('button', { name: createEn }).waitFor()
  for (const each of [page, elsewhere]) {
    await books(each, 'Part-number books')
      .first()
      .filter({ hasText: /^active.*-002/ })
      .waitFor()
  }
  await page.getByRole('button', { name: /^Activate .*-001/ }).click()
  const question = page.getByRole('dialog', { name: /^Activate book .*-001\?/ })
  await question
    .getByText(/From now on QuoteForge downloads this book, 42 rows\. Book .*-002, 42 rows, is no longer/)
    .waitFor()
  expect(await serious(page)).toEqual([])
  await question.getByRole('button', { name: 'Leave it as it is' }).click()
  await page.getByRole('button', { name: /^Activate .*-001/ }).click()
  await question.getByRole('button', { name: /^Activate .*-001/ }).click()
  await books(page, 'Part-number books')
    .nth(1)
    .filter({ hasText: /^active.*-001/ })
    .waitFor()
  await books(page, 'Part-number books')
    .first()
    .getByRole('button', { name: /^Activate .*-002/ })
    .waitFor()
  // Nobody touches the other browser.
  await books(elsewhere, 'Part-number books')
    .nth(1)
    .filter({ hasText: /^active.*-001/ })
    .waitFor()
  const active: unknown = await (await fetch(`${world.server.url}/api/partnumber-books/active`)).json()
  expect(active).toMatchObject({ version: expect.stringMatching(/-001$/) })
  expect(page.faults).toEqual([])
})
