import { expect, test } from 'vitest'
import { ListenError, listen } from './listen.ts'

const fetch = () => new Response()
const onError = (error: Error) => {
  throw error
}

test('an address that can not be listened at is told in one sentence', async () => {
  const first = await listen({ fetch, host: '127.0.0.1', port: 0, onError })
  const cases: [host: string, port: number, message: RegExp, isPortTaken: boolean][] = [
    ['127.0.0.1', first.port, /^Port \d+ is taken$/, true],
    ['192.0.2.1', 0, /^192\.0\.2\.1 is no address of this machine: set HOST/, false],
    [
      'no-such-host.invalid',
      0,
      /^The name no-such-host\.invalid (leads to no address|can't be looked up now): set HOST/,
      false,
    ],
  ]
  for (const [host, port, message, isPortTaken] of cases) {
    const error: unknown = await listen({ fetch, host, port, onError }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ListenError)
    expect(error).toMatchObject({ message: expect.stringMatching(message), isPortTaken })
  }
  first.stopAccepting()
  await first.drain(0)
})
