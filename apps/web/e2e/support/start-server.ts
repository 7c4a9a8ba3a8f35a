import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const program = path.resolve(import.meta.dirname, '../../../../packages/server/src/bin/priceforge.ts')

/** The product as a process of its own, on a data folder of its own. */
export interface TestServer extends AsyncDisposable {
  readonly url: string
  readonly dataDir: string
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>
}

/** Starts a server on an empty data folder; closing it stops the server and removes the folder. */
export async function startServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'priceforge-e2e-'))
  let running = await launch(dataDir, 0)
  const { url } = running
  const port = Number(new URL(url).port)
  return {
    url,
    dataDir,
    kill: () => end(running.child, 'SIGKILL'),
    restart: async () => {
      running = await launch(dataDir, port)
    },
    [Symbol.asyncDispose]: async () => {
      await end(running.child, 'SIGTERM')
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

interface Running {
  readonly child: ChildProcess
  readonly url: string
}

async function launch(dataDir: string, port: number): Promise<Running> {
  const child = spawn(process.execPath, [program, 'serve', '--port', String(port)], {
    env: { ...process.env, NODE_ENV: 'production', PRICEFORGE_DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const url = announcedUrl(line)
    if (url === null) continue
    // Read on, else a full pipe would stop the server.
    child.stdout.resume()
    return { child, url }
  }
  throw new Error(`The server ended before it was ready:\n${said.join('\n')}`)
}

/** The address in the line that announces it; null in any other. */
function announcedUrl(line: string): string | null {
  try {
    const entry: unknown = JSON.parse(line)
    return typeof entry === 'object' && entry !== null && 'url' in entry && typeof entry.url === 'string'
      ? entry.url
      : null
  } catch {
    return null
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
