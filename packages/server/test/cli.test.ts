import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runBin, temporaryFolder } from './support/bin.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

let server: TestServer
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  server = await startTestServer({ withWorker: true })
  folder = await temporaryFolder()
  await writeFile(join(folder.path, 'stock.csv'), 'Артикул;Остаток;Цена\nA-1;5;10,50\nA-2;7;20,00\nA-3;8;30,00\n')
  await writeFile(join(folder.path, 'page.csv'), '<!doctype html><html></html>')
})
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const cli = (...args: string[]) => runBin(args, { PRICEFORGE_URL: server.url })
const path = (name: string) => join(folder.path, name)
const taskJson = z.looseObject({ id: z.string(), status: z.string(), result: z.unknown().optional() })

test('a file is imported from the command line and followed to its end, in plain lines', async () => {
  const { status, stdout, stderr } = await cli('import', path('stock.csv'), '--as-of', '2026-01-15')
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toContain('Import stock · stock.csv: completed')
  expect(stdout).toMatch(/read +3/)
  expect(stdout).not.toContain('\u001b')
})

test('with --json standard output is the ended task alone', async () => {
  const { status, stdout } = await cli('import', path('stock.csv'), '--warehouse', 'Второй', '--json')
  expect(status).toBe(0)
  expect(taskJson.parse(JSON.parse(stdout))).toMatchObject({
    status: 'completed',
    result: { warehouses: [{ warehouse: 'Второй', inserted: 3 }] },
  })
})

test('a mapping of one’s own is obeyed', async () => {
  const mapping = { sheet: '', headerRow: 1, columns: { partNumber: 0, price: 2 }, quantities: { Третий: 1 } }
  await writeFile(path('mapping.json'), JSON.stringify(mapping))
  const { status, stdout } = await cli(
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

test('a task that fails ends the command with status 1 and the reason', async () => {
  const { status, stderr } = await cli('import', path('page.csv'))
  expect(status).toBe(1)
  expect(stderr).toMatch(/^This is not .*HTML page/)
})

test('tasks are listed, shown, watched, and refused what their status does not allow', async () => {
  const list = await cli('tasks', 'list', '--type', 'stock_import')
  expect(list.stdout).toMatch(/Import stock\s+stock\.csv\s+completed/)
  const { tasks } = z
    .object({ tasks: z.array(taskJson) })
    .parse(JSON.parse((await cli('tasks', 'list', '--json')).stdout))
  const completed = tasks.find(({ status }) => status === 'completed')?.id ?? ''
  const failed = tasks.find(({ status }) => status === 'error')?.id ?? ''

  expect((await cli('tasks', 'get', completed)).stdout).toContain(completed)
  expect(await cli('tasks', 'watch', completed)).toMatchObject({ status: 0 })
  expect(await cli('tasks', 'watch', failed)).toMatchObject({ status: 1, stderr: expect.stringContaining('HTML page') })
  expect(await cli('tasks', 'cancel', completed)).toMatchObject({ status: 1 })
  expect(await cli('tasks', 'retry', failed)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Submitted again as'),
  })
  expect(await cli('tasks', 'get', '01900000-0000-7000-8000-000000000000')).toMatchObject({ status: 1 })
})

test('no server is one sentence and status 2', async () => {
  const nobody = 'http://127.0.0.1:1'
  for (const args of [
    ['tasks', 'list'],
    ['import', path('stock.csv')],
    ['tasks', 'watch', '01900000-0000-7000-8000-000000000000'],
  ]) {
    const { status, stderr, stdout } = await runBin([...args, '--url', nobody])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe(`No server answers at ${nobody}. Start it with "npm start", or say with --url where it is\n`)
  }
})

test('wrong usage is said with status 2', async () => {
  const cases: [string[], RegExp][] = [
    [['burn'], /unknown command 'burn'/],
    [['import'], /missing required argument 'file'/],
    [['import', path('none.csv')], /There is no file .*none\.csv/],
    [['import', path('stock.csv'), '--scope', 'half'], /--scope is "full" or "partial"/],
    [['import', path('stock.csv'), '--mapping', path('stock.csv')], /is no JSON/],
    [['tasks', 'list', '--status', 'lost'], /Unknown status "lost"/],
    [['tasks', 'get', 'x'], /id: Invalid UUID/],
    [['serve', '--port', 'http'], /--port takes a number/],
  ]
  const results = await Promise.all(cases.map(([args]) => cli(...args)))
  for (const [index, { status, stderr }] of results.entries()) {
    expect(stderr).toMatch(cases[index]?.[1] ?? /^never$/)
    expect(status).toBe(2)
  }
})

test('help is everywhere, and a preview needs no server', async () => {
  for (const args of [['--help'], ['import', '--help'], ['tasks', 'watch', '--help']]) {
    expect(await runBin(args)).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: priceforge') })
  }
  const { status, stdout } = await runBin(['preview', path('stock.csv')])
  expect(status).toBe(0)
  expect(stdout).toMatch(/A\s+Артикул\s+part number\s+by its title/)
  expect(await runBin(['preview', path('page.csv')])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('HTML page'),
  })
})
