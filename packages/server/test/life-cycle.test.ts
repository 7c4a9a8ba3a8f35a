import { writeFile } from 'node:fs/promises'
import { connect as dial, createServer } from 'node:net'
import { join } from 'node:path'
import { createTestDatabase } from '@pf/database/testing'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { connect } from '../src/cli/api-client.ts'
import { uploadFile } from '../src/cli/upload-file.ts'
import { runBin, serveBin, startBin, temporaryFolder } from './support/bin.ts'
import { eventually } from './support/eventually.ts'
import { send } from './support/send.ts'
import { template } from './support/test-server.ts'

const logLine = z.looseObject({ msg: z.string() })
/** They start processes, perhaps on a machine that is busy with others. */
const patient = { timeout: 180_000 }

test('servers of one data folder share its database; a taken port is said in one sentence', patient, async () => {
  await using folder = await temporaryFolder()
  const env = { PRICEFORGE_DATA_DIR: join(folder.path, 'данные 1') }
  const first = await serveBin([], env)
  const port = new URL(first.url).port

  const second = await runBin(['serve', '--port', port], env)
  expect(second.status).toBe(1)
  expect(second.stderr).toMatch(
    new RegExp(`^Port ${port} is taken: PriceForge runs already at http://localhost:${port}\\..*\\n$`),
  )

  const other = await serveBin(['--no-worker'], env)
  await writeFile(join(folder.path, 'stock.csv'), 'Артикул;Остаток\nA-1;5\n')
  const { id } = await uploadFile(other.url, join(folder.path, 'stock.csv'))
  expect(await connect(first.url).files.get.query({ id })).toMatchObject({ name: 'stock.csv' })

  first.process.kill('SIGTERM')
  expect(await first.ended).toMatchObject({ status: 0, stderr: '' })
  expect(await send(`${other.url}/readyz`)).toMatchObject({ status: 200 })
  other.process.kill('SIGINT')
  const { status, stdout } = await other.ended
  expect(status).toBe(0)
  expect(logLine.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))).toMatchObject({
    msg: 'PriceForge has stopped',
  })
})

test('a server that is open to the network says who is let in', patient, async () => {
  await using database = await createTestDatabase(template)
  for (const [host, isTold] of [
    ['0.0.0.0', true],
    ['127.0.0.1', false],
  ] as const) {
    const server = await serveBin(['--no-worker'], { DATABASE_URL: database.url, HOST: host })
    expect(server.output().includes('there are no accounts')).toBe(isTold)
    server.process.kill('SIGTERM')
    expect(await server.ended).toMatchObject({ status: 0 })
  }
})

test('a port that another program has is said in one sentence', patient, async () => {
  await using database = await createTestDatabase(template)
  const stranger = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => stranger.once('listening', resolve))
  const address = stranger.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const ended = await runBin(['serve'], { DATABASE_URL: database.url, PORT: String(port) })
  stranger.close()
  expect(ended).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^Port \d+ is taken by another program: .*\n$/),
  })
})

test('a database that does not answer is said in one sentence', patient, async () => {
  const ended = await runBin(['serve', '--port', '0'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(ended.status).toBe(1)
  expect(ended.stderr.trim().split('\n')).toHaveLength(1)
})

test('a stopped server hands its task back, and the next worker ends it', patient, async () => {
  await using database = await createTestDatabase(template)
  await using folder = await temporaryFolder()
  const env = { DATABASE_URL: database.url, TMPDIR: folder.path }
  const rows = Array.from({ length: 60_000 }, (_, index) => `PN-${index};${index % 90};${index}.50`)
  await writeFile(join(folder.path, 'large.csv'), `Article;Quantity;Price without VAT\n${rows.join('\n')}\n`)
  const server = await serveBin([], env)
  const client = connect(server.url)
  const { id: fileId } = await uploadFile(server.url, join(folder.path, 'large.csv'))
  const { taskId: id } = await client.tasks.submit.mutate({
    type: 'stock_import',
    input: { fileId, asOf: '2026-01-15' },
  })
  const storedStatus = async () => {
    const { rows: stored } = await database.pool.query<{ status: string }>(
      'select status from tasks.task where id = $1',
      [id],
    )
    return stored[0]?.status
  }
  await eventually(async () => {
    const status = await storedStatus()
    expect(['queued', 'running'], server.output()).toContain(status)
    return status === 'running' ? true : undefined
  })

  server.process.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ status: 0 })
  expect(await storedStatus()).toBe('queued')

  const api = await serveBin(['--no-worker'], env)
  const worker = startBin(['worker'], env)
  const watched = await runBin(['tasks', 'watch', id, '--url', api.url])
  expect(watched).toMatchObject({ status: 0, stdout: expect.stringContaining('attempt 2') })
  for (const { process } of [api, worker]) process.kill('SIGTERM')
  expect(await Promise.all([api.ended, worker.ended])).toMatchObject([{ status: 0 }, { status: 0 }])
})

test('a second signal ends a stopping server at once', patient, async () => {
  await using database = await createTestDatabase(template)
  const server = await serveBin(['--no-worker'], { DATABASE_URL: database.url })
  // A request that never ends keeps the stop waiting for its grace.
  const { port } = new URL(server.url)
  const socket = dial(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(
    'POST /api/files HTTP/1.1\r\nHost: localhost\r\nx-priceforge-upload: 1\r\nx-file-name: a\r\ncontent-length: 9\r\n\r\nx',
  )
  await eventually(async () => {
    const { rowCount } = await database.pool.query('select from files.file')
    return rowCount === 1 ? true : undefined
  })
  const began = performance.now()
  server.process.kill('SIGINT')
  const again = setInterval(() => server.process.kill('SIGINT'), 400)
  const { status } = await server.ended
  clearInterval(again)
  socket.destroy()
  expect(status).toBeNull()
  expect(server.process.signalCode).toBe('SIGINT')
  expect(performance.now() - began).toBeLessThan(2_500)
})
