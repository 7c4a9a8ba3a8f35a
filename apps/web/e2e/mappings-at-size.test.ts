import { openDatabase } from '@pf/database'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { importStock } from './support/import-stock.ts'
import type { StockRow } from './support/import-stock.ts'
import { mappingsPage } from './support/mappings-page.ts'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi } from './support/server-api.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()
const waiting = 50_000
/** Accepted by keyboard; they are worth most, so that they come first. */
const exact = 200
const accepted = 100

/** 2 000 LOTs with ten mapped part numbers each; answers those part numbers. */
async function mapPartNumbers(): Promise<string[]> {
  await using database = await openDatabase({ dataDir: world.server.dataDir })
  await database.pool.query(`
    insert into pricing.lot (name, category, description)
    select 'LOT_' || lpad(n::text, 5, '0'), 'Parts', 'Server part, family ' || n
    from generate_series(1, 2000) n`)
  const { rows } = await database.pool.query<{ text: string }>(`
    insert into pricing.part_number (text_key, vendor_key, part_number, vendor, description, folded_key, lot_id)
    select made.text, 'ACME', made.text, 'ACME', lot.description, replace(made.text, '-', ''), lot.id
    from pricing.lot
    cross join generate_series(1, 10) k
    cross join lateral (
      select 'AC' || lpad((lot.id * 37 % 2003)::text, 4, '0') || '-' || lpad(((lot.id * 10 + k) * 7919 % 1000003)::text, 7, '0') as text
    ) made
    returning part_number as text`)
  return rows.map(({ text }) => text)
}

/** The first are known part numbers under another spelling of the vendor; the others resemble known ones, or nothing. */
function waitingRows(known: readonly string[]): StockRow[] {
  return Array.from({ length: waiting }, (_, at): StockRow => {
    const text = known[(at * 7) % known.length] ?? ''
    const name = `Server part ${at}`
    if (at < exact) return { partNumber: text, vendor: 'ACME Inc.', name, price: 900_000 - at, quantity: 9 }
    const partNumber = at % 3 === 0 ? `ZX${at * 31}-${at}` : `${text.slice(0, -2)}${at}`
    return { partNumber, vendor: at % 2 === 0 ? 'ACME Inc.' : 'Other', name, price: 10 + (at % 500), quantity: at % 40 }
  })
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const told = (values: readonly number[]) =>
  `median ${median(values).toFixed(1)} ms, longest ${Math.max(...values).toFixed(1)} ms, of ${values.length}`

declare global {
  interface Window {
    /** From each Enter to the frame that shows the next part number with its candidates. */
    untilNext: number[]
  }
}

/** Has the page measure itself: the time of the key is the browser's own, and so is the frame's. */
async function measureAccepts(page: Page): Promise<void> {
  await page.evaluate((ofDetail) => {
    window.untilNext = []
    const shown = () => {
      const detail = document.querySelector(ofDetail)
      return { title: detail?.querySelector('h2')?.textContent, ready: detail?.querySelector('ol button') !== null }
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter') return
      const before = shown().title
      const look = () => {
        const { title, ready } = shown()
        if (title !== before && ready) window.untilNext.push(performance.now() - event.timeStamp)
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }
    document.addEventListener('keydown', onKey, { capture: true })
  }, 'section:has(> ul)')
}

/** How long the questions for candidates take that a page makes from now on, from the question to the end of its answer. */
function measureSuggestions(page: Page): readonly number[] {
  const took: number[] = []
  page.on('requestfinished', (request) => {
    const { requestStart, responseEnd } = request.timing()
    if (request.url().includes('partnumbers.suggest')) took.push(responseEnd - requestStart)
  })
  return took
}

/** Goes on by two pages thirty times, each time to rows that were not asked for before; answers how long the questions took. */
async function turnPages(page: Page, suggested: readonly number[]): Promise<number[]> {
  const first = suggested.length
  for (let at = 0; at < 30; at++) {
    const asked = suggested.length
    for (let turn = 0; turn < 2; turn++) await page.keyboard.press('PageDown')
    await expect.poll(() => suggested.length, { timeout: 30_000 }).toBeGreaterThan(asked)
  }
  return suggested.slice(first)
}

test('with 50 000 part numbers waiting the workbench keeps pace with the keyboard', async () => {
  const known = await mapPartNumbers()
  await importStock(world.server.url, 'Big', waitingRows(known))
  const api = serverApi(world.server.url)
  const before = await api.partnumbers.counts.query()
  expect(before.unmapped).toBe(waiting)
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/vendor-mappings')
  const suggested = measureSuggestions(page)
  const { grid, detail } = mappingsPage(page)
  await detail.getByRole('list', { name: 'Candidates' }).getByRole('button').first().waitFor()

  await measureAccepts(page)
  let keystrokes = 0
  for (let done = 0; done < accepted; done++) {
    await page.keyboard.press('Enter')
    keystrokes += 1
    await page.waitForFunction((count) => window.untilNext.length > count, done, { polling: 'raf' })
  }
  const untilNext = await page.evaluate(() => window.untilNext)
  const mapped = async () => (await api.partnumbers.counts.query()).mapped
  await expect.poll(mapped, { timeout: 60_000 }).toBe(before.mapped + accepted)
  const { partNumbers } = await api.partnumbers.list.query({ tab: 'mapped', vendor: 'ACME Inc.', limit: 500 })
  const lots = await Promise.all(
    partNumbers.map(({ partNumber }) =>
      api.partnumbers.list.query({ tab: 'mapped', search: partNumber, vendor: 'ACME' }),
    ),
  )
  expect(partNumbers.map(({ lot }) => lot?.name)).toEqual(lots.map((found) => found.partNumbers[0]?.lot?.name))

  // Other tests may take the machine at any moment: what counts is the best of three rounds.
  const rounds: number[][] = []
  do rounds.push(await turnPages(page, suggested))
  while (Math.min(...rounds.map(median)) > 200 && rounds.length < 3)
  const domRows = await grid.getByRole('row').count()
  console.log(`Accept until the next is shown: ${told(untilNext)}`)
  for (const ofPages of rounds) console.log(`Candidates of a page: ${told(ofPages)}`)
  console.log(`${accepted} accepted with ${keystrokes} keystrokes; ${domRows} rows in the page`)
  expect(keystrokes).toBeLessThanOrEqual(110)
  expect(median(untilNext)).toBeLessThanOrEqual(100)
  expect(Math.min(...rounds.map(median))).toBeLessThanOrEqual(200)
  expect(domRows).toBeLessThanOrEqual(80)
  expect(page.faults).toEqual([])
}, 300_000)
