import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileInfo } from '@pf/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from './support/bin.ts'
import { run } from './support/run-command.ts'
import { send } from './support/send.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

let server: TestServer
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  server = await startTestServer({ withWorker: true })
  folder = await temporaryFolder()
})
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const lots = (...args: string[]) => run('lots', ...args, '--url', server.url)
const mappings = (...args: string[]) => run('mappings', ...args, '--url', server.url)
const withId = z.looseObject({ id: z.string() })
const inFolder = (name: string) => join(folder.path, name)

test('LOTs come in, what was rejected is written aside, and all of them go out again', async () => {
  await writeFile(
    inFolder('lots.csv'),
    'LOT,Category,Item,Quantity\r\nCPU,Processors,,\r\nSERVER,Servers,CPU,2\r\nRACK,,NOWHERE,1\r\n',
  )
  const imported = await lots('import', inFolder('lots.csv'), '--rejected', inFolder('rejected.xlsx'))
  expect(imported).toMatchObject({ status: 0 })
  expect(imported.stdout).toMatch(/inserted +2/)
  expect(imported.stdout).toContain('The rejected rows are in')
  expect(imported.stdout).toContain('name A "LOT", category B "Category", item C "Item", quantity D "Quantity"')
  expect(imported.stdout).toMatch(/4 +C "Item" +NOWHERE +There is no such LOT, or it is rejected too/)
  expect(imported.stdout).not.toMatch(/itemUnknown|sheet/)
  expect((await readFile(inFolder('rejected.xlsx'))).subarray(0, 2).toString()).toBe('PK')

  expect(await lots('export', inFolder('out.csv'))).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`${inFolder('out.csv')}: 2 rows\n`),
  })
  expect(await readFile(inFolder('out.csv'), 'utf8')).toBe(
    '\ufeffLOT,Category,Description,Kind,Item,Quantity\r\nCPU,Processors,,component,,\r\nSERVER,Servers,,bundle,CPU,2\r\n',
  )
  const told = await lots('export', inFolder('out.xlsx'), '--language', 'ru', '--json')
  expect(JSON.parse(told.stdout)).toEqual({ file: inFolder('out.xlsx'), rows: 2 })
  const again = await lots('import', inFolder('out.xlsx'), '--json')
  expect(JSON.parse(again.stdout)).toMatchObject({ status: 'completed', result: { unchanged: 2, rejected: 0 } })
})

test('mappings come in and go out by their own commands', async () => {
  await writeFile(inFolder('mappings.csv'), 'Part number,Vendor,LOT\r\n00042,AMD,CPU\r\nX-1,,NOWHERE\r\n')
  const imported = await mappings('import', inFolder('mappings.csv'), '--rejected', inFolder('x.xlsx'))
  expect(imported).toMatchObject({ status: 0, stdout: expect.stringMatching(/C "LOT" +NOWHERE +There is no such LOT/) })
  expect(await readdir(folder.path)).toContain('x.xlsx')
  expect(await mappings('export', inFolder('mappings.csv'))).toMatchObject({ status: 0 })
  expect((await readFile(inFolder('mappings.csv'), 'utf8')).split('\r\n')[1]).toBe('00042,AMD,CPU,,yes,,,')
})

test('an import that saves nothing as rows are rejected says so and ends with status 1', async () => {
  await writeFile(inFolder('lost.csv'), 'Part number,LOT\r\nX-1,NOWHERE\r\nX-2,NOWHERE\r\n')
  const imported = await mappings('import', inFolder('lost.csv'))
  expect(imported).toMatchObject({
    status: 1,
    message: expect.stringContaining('Nothing was saved: 2 rows were rejected'),
  })
  expect(imported.stdout).toContain('There is no such LOT')
  expect(imported.stdout).not.toContain('decision id')
  const told = await mappings('import', inFolder('lost.csv'), '--json')
  expect(told.status).toBe(1)
  expect(JSON.parse(told.stdout)).toMatchObject({ status: 'completed', result: { rejected: 2, decisionId: null } })
  const { id } = withId.parse(JSON.parse(told.stdout))
  expect(await run('tasks', 'watch', id, '--url', server.url)).toMatchObject({
    status: 1,
    message: expect.stringContaining('Nothing was saved: 2 rows were rejected'),
  })
})

test('what can not be done is said with the status that fits', async () => {
  await writeFile(inFolder('prices.csv'), 'Price,Stock\r\n1,2\r\n')
  expect(await lots('import', inFolder('prices.csv'), '--rejected', inFolder('none.xlsx'))).toMatchObject({
    status: 1,
    message: expect.stringContaining('No header row was recognised in the file'),
  })
  expect(await readdir(folder.path)).not.toContain('none.xlsx')
  expect(await lots('import', inFolder('missing.csv'))).toMatchObject({ status: 2 })
  expect(await lots('export', inFolder('out.pdf'))).toMatchObject({
    status: 2,
    message: expect.stringContaining('The file ends with .xlsx or .csv'),
  })
  expect(await lots('export', inFolder('out.csv'), '--language', 'fr')).toMatchObject({ status: 2 })
  expect(await lots('export', inFolder('nowhere/out.csv'))).toMatchObject({
    status: 2,
    message: expect.stringContaining('can not be written'),
  })
})

test('a file is downloaded whole, with its own name; one that is not kept is a problem with its reason', async () => {
  const upload = await send(`${server.url}/api/files`, {
    method: 'POST',
    headers: { 'x-priceforge-upload': '1', 'x-file-name': encodeURIComponent('остатки.csv') },
    body: 'Артикул;Остаток\n',
  })
  const { id } = fileInfo.parse(upload.json())
  const answer = await send(`${server.url}/api/files/${id}`)
  expect(answer).toMatchObject({
    status: 200,
    text: 'Артикул;Остаток\n',
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-length': '30',
      'content-disposition': `attachment; filename="file.csv"; filename*=UTF-8''${encodeURIComponent('остатки.csv')}`,
      'x-content-type-options': 'nosniff',
    },
  })
  for (const unknown of ['00000000-0000-4000-8000-000000000000', 'x']) {
    const refused = await send(`${server.url}/api/files/${unknown}`)
    expect(refused.status).toBe(404)
    expect(refused.json()).toMatchObject({ code: 'fileGone', detail: expect.stringContaining('30 days') })
  }
})

test('rejected rows are served of completed imports that have some, else the reason is told', async () => {
  const rejected = (id: string) => send(`${server.url}/api/list-imports/${id}/rejected.xlsx`)
  await writeFile(inFolder('Лоты.csv'), 'LOT,Kind\r\nA,pair\r\n')
  const { id } = withId.parse(JSON.parse((await lots('import', inFolder('Лоты.csv'), '--json')).stdout))
  expect(await rejected(id)).toMatchObject({
    status: 200,
    headers: { 'content-disposition': expect.stringContaining(encodeURIComponent('Лоты rejected.xlsx')) },
  })
  await server.database.pool.query('delete from pricing.rejected_list_row')
  expect((await rejected(id)).json()).toMatchObject({ status: 404, code: 'noRejectedRows' })
  expect((await rejected('1')).json()).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
  const listed = await run('tasks', 'list', '--type', 'lot_export', '--json', '--url', server.url)
  const [exported] = z.object({ tasks: z.array(withId) }).parse(JSON.parse(listed.stdout)).tasks
  expect((await rejected(exported?.id ?? '')).json()).toMatchObject({ code: 'noRejectedRows' })
})
