import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from '../../../../scripts/browser/open-browser.ts'
import { startServer } from './start-server.ts'
import type { TestServer } from './start-server.ts'

/** A server and a browser for the tests of a file: opened before the first, closed after the last. */
export function shareTestWorld(): { readonly server: TestServer; readonly browser: Browser } {
  let opened: { server: TestServer; browser: Browser } | undefined
  const get = (): { server: TestServer; browser: Browser } => {
    if (opened === undefined) throw new Error('The server and the browser are there while tests run')
    return opened
  }
  beforeAll(async () => {
    const [server, browser] = await Promise.all([startServer(), openBrowser()])
    opened = { server, browser }
  })
  afterAll(async () => {
    await opened?.browser.close()
    await opened?.server[Symbol.asyncDispose]()
  })
  return {
    get server() {
      return get().server
    },
    get browser() {
      return get().browser
    },
  }
}
