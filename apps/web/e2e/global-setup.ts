import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildConsole } from '../../../scripts/start/build-console.ts'
import { findBrowser } from './support/find-browser.ts'
import type { FoundBrowser } from './support/find-browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    browser: FoundBrowser
  }
}

/** Before the browser tests: the console as users get it, and a browser to show it in. */
export default async function setup(project: TestProject): Promise<void> {
  const root = path.resolve(import.meta.dirname, '../../..')
  const screen = { step: () => () => undefined, say: () => undefined }
  const [browser] = await Promise.all([
    findBrowser(path.join(root, 'node_modules/.cache')),
    buildConsole({ root, screen, signal: new AbortController().signal }),
  ])
  project.provide('browser', browser)
}
