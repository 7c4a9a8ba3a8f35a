import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { inject } from 'vitest'

/** Starts a browser of this test file's own. */
export function openBrowser(): Promise<Browser> {
  const { executablePath, env } = inject('browser')
  // playwright's own arguments: those that the package recommends make one process of it, which dies with the first closed page.
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, timeout: 30_000 })
}
