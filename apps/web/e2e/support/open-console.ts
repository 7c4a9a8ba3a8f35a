import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface ConsoleOptions {
  readonly url: string
  readonly language?: 'en' | 'ru'
  readonly theme?: 'light' | 'dark'
}

/** A user with a browser of his own: pages of one context share what the console remembers. */
export async function openConsole(browser: Browser, options: ConsoleOptions): Promise<BrowserContext> {
  const { url, language = 'en', theme = 'light' } = options
  const context = await browser.newContext({
    baseURL: url,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    colorScheme: theme,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  // Long enough for a machine that does much else; what is there is found at once.
  context.setDefaultTimeout(60_000)
  return context
}

/** Opens a page that fails the test on any error of its own, a violated content security policy included. */
export async function openPage(
  context: BrowserContext,
  path: string,
): Promise<Page & { readonly faults: readonly string[] }> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refused connection is what a test of a killed server wants.
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) faults.push(message.text())
  })
  await page.goto(path, { waitUntil: 'domcontentloaded' })
  return Object.assign(page, { faults })
}
