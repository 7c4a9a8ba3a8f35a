import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { findBrowser } from './find-browser.ts'
import type { FoundBrowser } from './find-browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    browser: FoundBrowser
  }
}

/** Before browser tests: a browser for them. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('browser', await findBrowser(path.resolve(import.meta.dirname, '../../node_modules/.cache')))
}
