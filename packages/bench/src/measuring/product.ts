import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { onCore } from './speaking-process.ts'

/** A running `priceforge serve` in a process group of its own. */
export interface Product {
  readonly url: string
  readonly pid: number
  /** SIGKILL to the server's whole process group. */
  kill(): Promise<void>
  /** SIGTERM to the server; resolves with its exit status. */
  stop(): Promise<number | null>
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port was given')
  return address.port
}

export interface ProductOptions {
  readonly root: string
  readonly dataDir: string
  readonly port: number
  /** `--no-worker`, say. */
  readonly args?: readonly string[]
  /** The one core that it may use. */
  readonly core?: number | undefined
}

/** Starts the server on a data folder and waits until it is ready; its output goes to `server.log` beside the folder. */
export async function startProduct({ root, dataDir, port, args = [], core }: ProductOptions): Promise<Product> {
  const script = path.join(root, 'packages/server/src/bin/priceforge.ts')
  const [command = '', ...rest] = onCore(core, [process.execPath, script, 'serve', '--port', String(port), ...args])
  const child = spawn(command, rest, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PRICEFORGE_DATA_DIR: dataDir },
  })
  const log = createWriteStream(`${dataDir}.log`, { flags: 'a' })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const ended = new Promise<number | null>((resolve) => child.once('close', (status) => log.end(() => resolve(status))))
  const url = `http://127.0.0.1:${port}`
  await waitUntilReady({ child, url, dataDir })
  if (child.pid === undefined) throw new Error('The server has no process id')
  const { pid } = child
  return {
    url,
    pid,
    kill: async () => {
      process.kill(-pid, 'SIGKILL')
      await ended
    },
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function waitUntilReady({
  child,
  url,
  dataDir,
}: {
  child: ChildProcess
  url: string
  dataDir: string
}): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with status ${child.exitCode}; see ${dataDir}.log`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await delay(25)
  }
  throw new Error(`The server was not ready within 60 s; see ${dataDir}.log`)
}
