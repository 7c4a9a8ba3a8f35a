import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { serveBin, startBin, temporaryFolder } from './support/bin.ts'
import { eventually } from './support/eventually.ts'
import { run } from './support/run-command.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ withWorker: true })
})
afterAll(() => server[Symbol.asyncDispose]())

const sample = (...args: string[]) => run('sample', ...args, '--url', server.url)

test('a scale that is none is wrong usage', async () => {
  for (const scale of ['0', '1.5', '126', 'many']) {
    expect(await sample('--scale', scale)).toMatchObject({
      status: 2,
      message: `--scale takes a number from 1 to 125; got "${scale}"`,
    })
  }
})

test('an empty system is filled; a second time is refused in one sentence', async () => {
  const loaded = await sample()
  expect(loaded).toMatchObject({ status: 0 })
  expect(loaded.stdout).toContain('Load sample data: completed')
  expect(loaded.stdout).toMatch(/part numbers +6000/)
  expect(await sample('--json')).toMatchObject({
    status: 1,
    message: expect.stringMatching(
      /^Sample data is loaded into an empty system alone, and this one has 2000 components/,
    ),
  })
})

test('a server that is killed midway goes on after its restart, and the sample is there once', async () => {
  await using folder = await temporaryFolder()
  const env = { PRICEFORGE_DATA_DIR: folder.path }
  const first = await serveBin([], env)
  const command = startBin(['sample', '--scale', '4', '--json', '--url', first.url])
  await eventually(() => /[2-7]\d %/.exec(command.output())?.[0])
  first.process.kill('SIGKILL')
  await first.ended.catch(() => undefined)
  const second = await serveBin(['--port', new URL(first.url).port], env)
  const { status, stdout } = await command.ended
  second.process.kill('SIGTERM')
  await second.ended.catch(() => undefined)
  expect(status).toBe(0)
  const ended = z.object({ attempt: z.int(), result: z.unknown() }).parse(JSON.parse(stdout))
  expect(ended).toMatchObject({ attempt: 2, result: { lots: 8_000, partNumbers: 24_000, unmapped: 1_600 } })
}, 180_000)
