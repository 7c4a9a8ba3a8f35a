import path from 'node:path'
import { buildConsole } from '../../../scripts/start/build-console.ts'

/** Before the browser tests: the console as users get it. */
export default async function setup(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '../../..')
  const screen = { step: () => () => undefined, say: () => undefined }
  await buildConsole({ root, screen, signal: new AbortController().signal })
}
