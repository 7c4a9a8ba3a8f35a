import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CommandError } from '../../packages/server/src/cli/command-error.ts'
import type { StartScreen } from '../../packages/server/src/cli/start-screen.ts'

/** What the built console is made of. */
const sources = [
  'apps/web/index.html',
  'apps/web/package.json',
  'apps/web/public',
  'apps/web/src',
  'apps/web/vite.config.ts',
  'packages/contract/src',
  'packages/task-contract/src',
  'packages/task-react/src',
  'pnpm-lock.yaml',
]

export interface BuildOptions {
  readonly root: string
  readonly screen: StartScreen
  /** Ends the bundler when the start is given up. */
  readonly signal: AbortSignal
}

/**
 * Builds the console, unless what lies there was made of the same sources. In a process of its own, because the bundler takes React's
 * development build where NODE_ENV says nothing else, and so that its memory is given back.
 * @throws CommandError with the bundler's words
 */
export async function buildConsole({ root, screen, signal }: BuildOptions): Promise<void> {
  const web = path.join(root, 'apps/web')
  const mark = path.join(web, 'dist/.sources')
  const hash = await hashOf(root)
  const built = await readFile(mark, 'utf8').catch(() => '')
  if (built === hash && existsSync(path.join(web, 'dist/index.html'))) {
    screen.step('Console', 'looking at its sources')('built before')
    return
  }
  const done = screen.step('Console', 'building')
  await runVite(web, signal)
  await writeFile(mark, hash)
  done('built')
}

/** Of the names and contents of all sources, tests left out. */
async function hashOf(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesIn(path.join(root, source))) {
      if (/\.test(-d)?\.tsx?$/.test(file)) continue
      hash.update(`${path.relative(root, file)}\0`).update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return null
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  if (entries === null) return [place]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
}

function runVite(web: string, signal: AbortSignal): Promise<void> {
  const vite = path.join(web, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      if (status === 0) resolve()
      else reject(new CommandError(`The console could not be built:\n${output.trim()}`, 1))
    })
  })
}
