import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runBin, temporaryFolder } from './support/bin.ts'
import { run } from './support/run-command.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

/** For tests that start processes, on a machine that is busy with others. */
const patient = { timeout: 120_000 }
let server: TestServer
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  server = await startTestServer({ withWorker: true })
  folder = await temporaryFolder()
  await writeFile(
    join(folder.path, 'stock.csv'),
    'Артикул;Остаток;Цена без НДС\nA-1;5;10,50\nA-2;7;20,00\nA-3;8;30,00\n',
  )
  await writeFile(join(folder.path, 'page.csv'), '<!doctype html><html></html>')
})
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const path = (name: string) => join(folder.path, name)
const taskJson = z.looseObject({ id: z.string(), status: z.string(), result: z.unknown().optional() })

const client = (...args: string[]) => run(...args, '--url', server.url)

test('a file is imported from the command line and followed to its end, in plain lines', patient, async () => {
  const { status, stdout, stderr } = await runBin(['import', path('stock.csv'), '--as-of', '2026-01-15'], {
    PRICEFORGE_URL: server.url,
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toContain('Import stock · stock.csv: completed')
  expect(stdout).toMatch(/read +3/)
  expect(stdout).not.toContain('\u001b')
})

test('rejected rows are told in words and written to a file, which imports again after repair', async () => {
  await writeFile(path('bad.csv'), 'Артикул;Остаток;Цена без НДС\nB-1;5;10,50\nB-2;7;1O\n')
  const where = ['--warehouse', 'Четвёртый', '--as-of', '2026-01-15']
  const imported = await client('import', path('bad.csv'), ...where, '--rejected', path('bad.xlsx'))
  expect(imported).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(
      `${path('bad.xlsx')}: mend them and import that file with --scope partial --as-of 2026-01-15 and`,
    ),
  })
  expect(imported.stdout).toMatch(/3 +C "Цена без НДС" +1O +The price is no number/)
  expect((await readFile(path('bad.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  const good = await client('import', path('stock.csv'), '--warehouse', 'Четвёртый', '--rejected', path('none.xlsx'))
  expect(good.status).toBe(0)
  expect(await readdir(folder.path)).not.toContain('none.xlsx')
})

test('a task that fails ends the process with status 1 and the reason', patient, async () => {
  const { status, stderr } = await runBin(['import', path('page.csv'), '--url', server.url])
  expect(stderr).toMatch(/^This is not .*HTML page/)
  expect(status).toBe(1)
})

test('no server is one sentence and status 2', patient, async () => {
  const nobody = 'http://127.0.0.1:1'
  const sentence = `No server answers at ${nobody}. Start it with "npm start", or say with --url where it is`
  expect(await runBin(['tasks', 'list', '--url', nobody])).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` })
  expect(await run('import', path('stock.csv'), '--url', nobody)).toEqual({ status: 2, message: sentence, stdout: '' })
})

test('with --json standard output is the ended task alone', async () => {
  const { status, stdout } = await client('import', path('stock.csv'), '--warehouse', 'Второй', '--json')
  expect(status).toBe(0)
  expect(taskJson.parse(JSON.parse(stdout))).toMatchObject({
    status: 'completed',
    result: { warehouses: [{ warehouse: 'Второй', inserted: 3 }] },
  })
})

test('a mapping of one’s own is obeyed', async () => {
  const mapping = { sheet: '', headerRow: 1, columns: { partNumber: 0, price: 2 }, quantities: { Третий: 1 } }
  await writeFile(path('mapping.json'), JSON.stringify(mapping))
  const { status, stdout } = await client(
    'import',
    path('stock.csv'),
    '--mapping',
    path('mapping.json'),
    '--as-of',
    '2026-01-15',
  )
  expect(status).toBe(0)
  expect(stdout).toContain('Третий')
})

test('tasks are listed, shown, watched, and refused what their status does not allow', async () => {
  expect((await client('tasks', 'list', '--type', 'stock_import')).stdout).toMatch(
    /Import stock\s+stock\.csv\s+completed/,
  )
  const { tasks } = z
    .object({ tasks: z.array(taskJson) })
    .parse(JSON.parse((await client('tasks', 'list', '--json')).stdout))
  const completed = tasks.find(({ status }) => status === 'completed')?.id ?? ''
  const failed = tasks.find(({ status }) => status === 'error')?.id ?? ''

  expect((await client('tasks', 'get', completed)).stdout).toContain(completed)
  expect(await client('tasks', 'watch', completed)).toMatchObject({ status: 0 })
  expect(await client('tasks', 'watch', failed)).toMatchObject({
    status: 1,
    message: expect.stringContaining('HTML page'),
  })
  expect(await client('tasks', 'cancel', completed)).toMatchObject({ status: 1 })
  expect(await client('tasks', 'retry', failed)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Submitted again as'),
  })
  expect(await client('tasks', 'get', '01900000-0000-7000-8000-000000000000')).toMatchObject({ status: 1 })
})

test('a file that does not say whether its prices contain VAT is imported once --vat says it', async () => {
  await writeFile(path('vat.csv'), 'Article;Price;Quantity in stock\nA-1;12.20;5\nA-2;24.40;7\n')
  expect(await client('import', path('vat.csv'))).toMatchObject({ status: 1, message: expect.stringMatching(/--vat/) })
  for (const warehouse of [[], ['--warehouse', 'Vat']]) {
    const { stdout } = await client('import', path('vat.csv'), '--vat', '22', '--json', ...warehouse)
    expect(taskJson.parse(JSON.parse(stdout))).toMatchObject({
      result: { mapping: { vatIncluded: true, vatPercent: '22' } },
    })
  }
})

test.each([
  [['burn'], /unknown command 'burn'/],
  [['import'], /missing required argument 'file'/],
  [['import', 'none.csv'], /There is no file none\.csv/],
  [['import', 'none.csv', '--as-of', 'monday'], /--as-of takes a day/],
  [['import', 'none.csv', '--scope', 'half'], /--scope is "full" or "partial"/],
  [['import', 'none.csv', '--vat', 'much'], /--vat is "none", or the percentage/],
  [['import', 'none.csv', '--vat', '22', '--mapping', 'm.json'], /leave --vat out/],
  [['import', 'none.csv', '--mapping', import.meta.filename], /is no JSON/],
  [['tasks', 'list', '--status', 'lost'], /Unknown status "lost"/],
  [['tasks', 'list', '--limit', '0'], /--limit takes a number/],
  [['tasks', 'get', 'nonsense'], /^"nonsense" is no task id\. Expected one such as [-0-9]+: "priceforge tasks list"/],
  [['tasks', 'cancel', '12'], /^"12" is no task id/],
  [['serve', '--port', 'http'], /--port takes a number/],
] as [string[], RegExp][])('wrong usage is said with status 2: %j', async (args, message) => {
  const answer = args[0] === 'import' || args[0] === 'tasks' ? await client(...args) : await run(...args)
  expect(answer).toMatchObject({ status: 2, message: expect.stringMatching(message) })
})

test('help is everywhere, and a preview needs no server', async () => {
  for (const args of [['--help'], ['import', '--help'], ['tasks', 'watch', '--help'], ['book', 'download', '--help']]) {
    expect(await run(...args)).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: priceforge') })
  }
  const { status, stdout } = await run('preview', path('stock.csv'))
  expect(status).toBe(0)
  expect(stdout).toMatch(/A\s+Артикул\s+part number\s+by its title/)
  expect(await run('preview', path('page.csv'))).toMatchObject({
    status: 1,
    message: expect.stringContaining('HTML page'),
  })
})
