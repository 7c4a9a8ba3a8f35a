import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { problemResponse, problem } from '../http/problem.ts'
import { asCommandError, connect } from './api-client.ts'

/** What a command says of a server that gives this answer. */
async function told(status: number, body: string): Promise<unknown> {
  const server = createServer((_, answer) => answer.writeHead(status).end(body)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return asCommandError(
    await connect(url)
      .system.info.query()
      .catch((error: unknown) => error),
    url,
  )
}

test('a refusal of the server is told in its own words', async () => {
  const refused = await problemResponse(problem(403, 'hostNotAllowed', 'Add it to PRICEFORGE_ALLOWED_HOSTS')).text()
  expect(await told(403, refused)).toMatchObject({ message: 'Add it to PRICEFORGE_ALLOWED_HOSTS', exitStatus: 1 })
})

test.each([
  ['a page', 200, '<html></html>'],
  ['some JSON', 200, '{"status":"ok"}'],
])('%s comes from no PriceForge', async (_name, status, body) => {
  expect(await told(status, body)).toMatchObject({
    message: expect.stringContaining('is no PriceForge'),
    exitStatus: 2,
  })
})

test('where nothing listens there is no server', async () => {
  const url = 'http://127.0.0.1:1'
  const error: unknown = await connect(url)
    .system.info.query()
    .catch((reason: unknown) => reason)
  expect(asCommandError(error, url)).toMatchObject({
    message: expect.stringContaining('No server answers'),
    exitStatus: 2,
  })
})
