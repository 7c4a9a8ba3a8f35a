import { afterAll, beforeAll, expect, test } from 'vitest'
import { startReaderThread } from '../src/reader-thread.ts'
import { openSpreadsheet, SpreadsheetError, type Spreadsheet } from '../src/spreadsheet.ts'
import { makeXlsx, sheetXml } from './make-xlsx.ts'
import { allRows, createTemporaryFolder, type TemporaryFolder } from './read-all.ts'

let folder: TemporaryFolder
let large: string
let book: string
const largeRows = 60_000
beforeAll(async () => {
  folder = await createTemporaryFolder()
  large = await folder.write('large.csv', Array.from({ length: largeRows }, (_, i) => csvLine(i)).join(''))
  const sheet = sheetXml(
    Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}"><c t="s"><v>0</v></c></row>`).join(''),
  )
  book = await folder.write('book.xlsx', await makeXlsx({ strings: ['<t>x</t>'], sheets: { A: sheet, B: sheet } }))
}, 60_000)
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
}, 60_000)

function csvLine(i: number): string {
  return `PN-${i};Процессор серверный ${i};${i % 500};${i / 4}\n`
}

/** Resources of worker threads alive in this process. */
function threads(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length
}

async function firstBatch(spreadsheet: Spreadsheet, sheet: string): Promise<number> {
  for await (const batch of spreadsheet.readSheet(sheet)) return batch.length
  return 0
}

test('batches of at most 500 rows come in order, with progress that rises to 1', async () => {
  await using spreadsheet = await openSpreadsheet(large)
  const fractions: number[] = []
  let next = 1
  for await (const batch of spreadsheet.readSheet('', { onProgress: (fraction) => fractions.push(fraction) })) {
    expect(batch.length).toBeLessThanOrEqual(500)
    for (const { row, cells } of batch) if (row !== next++ || cells.length !== 4) throw new Error(`row ${row}`)
  }
  expect(next).toBe(largeRows + 1)
  expect(fractions.length).toBeGreaterThan(20)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  expect(fractions.at(-1)).toBe(1)
})

test('a slow consumer holds the parser back', async () => {
  await using spreadsheet = await openSpreadsheet(large)
  const fractions: number[] = []
  let batches = 0
  for await (const _ of spreadsheet.readSheet('', { onProgress: (fraction) => fractions.push(fraction) })) {
    // Let everything that the worker wants to send arrive.
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    if (++batches === 10) break
  }
  expect(fractions.at(-1)).toBeLessThan(0.25)
})

test('leaving early keeps the file open for the next sheet, and disposal ends the thread', async () => {
  const before = threads()
  {
    await using spreadsheet = await openSpreadsheet(book)
    expect(await firstBatch(spreadsheet, 'A')).toBe(500)
    expect(await firstBatch(spreadsheet, 'B')).toBe(500)
    expect(await allRows(spreadsheet, 'A')).toHaveLength(3000)
    const both = await Promise.all([allRows(spreadsheet, 'A'), allRows(spreadsheet, 'B')])
    expect(both.map((rows) => rows.length)).toEqual([3000, 3000])
    expect(await spreadsheet.summaryBelow('B')).toBe(true)
  }
  await expect.poll(threads).toBe(before)
})

test('an abort ends the reading at once with its reason; the file can be read again', async () => {
  const before = threads()
  {
    await using spreadsheet = await openSpreadsheet(large)
    const abort = new AbortController()
    const reading = async (): Promise<void> => {
      for await (const _ of spreadsheet.readSheet('', { signal: abort.signal })) abort.abort(new Error('cancelled'))
    }
    await expect(reading()).rejects.toThrow('cancelled')
    await expect.poll(threads).toBe(before)
    expect(await firstBatch(spreadsheet, '')).toBe(500)
  }
  await expect.poll(threads).toBe(before)
})

test('an abort before and while opening', async () => {
  const before = threads()
  await expect(openSpreadsheet(large, { signal: AbortSignal.abort(new Error('never')) })).rejects.toThrow('never')
  const abort = new AbortController()
  const opening = openSpreadsheet(large, { signal: abort.signal })
  abort.abort(new Error('not now'))
  await expect(opening).rejects.toThrow('not now')
  await expect.poll(threads).toBe(before)
})

test('after disposal reading fails instead of hanging, whenever it began', async () => {
  const spreadsheet = await openSpreadsheet(book)
  const begun = expect(allRows(spreadsheet, 'A')).rejects.toThrow()
  await spreadsheet[Symbol.asyncDispose]()
  await begun
  await expect(allRows(spreadsheet, 'A')).rejects.toThrow('disposed of')
})

test('errors of opening and of reading come with code and words, and leave no thread', async () => {
  const before = threads()
  await expect(openSpreadsheet(folder.path('absent.csv'))).rejects.toMatchObject({
    code: 'fileUnreadable',
    params: { reason: 'ENOENT' },
    cause: { stack: expect.stringContaining('no such file') },
  })
  {
    const broken = await folder.write('broken.csv', 'a;b\n1;"2\n')
    await using spreadsheet = await openSpreadsheet(broken)
    const error: unknown = await allRows(spreadsheet, '').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SpreadsheetError)
    expect(error).toMatchObject({
      code: 'quoteNotClosed',
      params: { row: 2 },
      message:
        'A quote opened in row 2 is not closed before the end of the file. Correct the row, or copy the file again completely.',
    })
  }
  await expect.poll(threads).toBe(before)
})

test('a row that names one long string in each of its cells is refused before it leaves the reader', async () => {
  const cells = '<c t="s"><v>0</v></c>'.repeat(16_384)
  const bomb = await makeXlsx({
    strings: [`<t>${'x'.repeat(32_767)}</t>`],
    sheets: { S: sheetXml(`<row r="1"><c><v>1</v></c></row><row r="2">${cells}</row>`) },
  })
  expect(bomb.length).toBeLessThan(10_000)
  await using spreadsheet = await openSpreadsheet(await folder.write('bomb.xlsx', bomb))
  await expect(allRows(spreadsheet)).rejects.toMatchObject({ code: 'rowTooLong', params: { row: 2 } })
})

test('a reader that runs out of memory is an error of its file, not of the process', async () => {
  const tiny = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 4 }
  const wide = await folder.write('wide.csv', `a${';b'.repeat(16_000)}\n`.repeat(40))
  const thread = startReaderThread({ path: wide, fileName: undefined }, () => undefined, tiny)
  const ended = new Promise<Error | undefined>((resolve) => {
    const held = thread.hold({ onMessage: () => undefined, onEnd: resolve })
    held.send({ type: 'read', id: held.id, sheet: '' })
  })
  expect(await ended).toMatchObject({ code: 'outOfMemory' })
  expect(thread.isAlive()).toBe(false)
  await thread.end()
})
