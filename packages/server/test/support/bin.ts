import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from './eventually.ts'

const bin = join(import.meta.dirname, '../../src/bin/priceforge.ts')

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningBin {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  /** What it has written so far. */
  output(): string
}

/** Starts `priceforge ARGS` as a process of its own, in an environment of PATH and what is given. */
export function startBin(args: readonly string[], env: Record<string, string> = {}): RunningBin {
  const child = spawn(process.execPath, [bin, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => child.once('close', (status) => resolve({ status, stdout, stderr })))
  return { process: child, ended, output: () => stdout + stderr }
}

/** Runs `priceforge ARGS` to its end. */
export function runBin(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return startBin(args, env).ended
}

/** Starts `priceforge serve` at a port of the system's choice and answers its URL once it is announced. */
export async function serveBin(
  args: readonly string[],
  env: Record<string, string>,
): Promise<RunningBin & { url: string }> {
  const server = startBin(['serve', '--port', '0', ...args], env)
  const ended = server.ended.then(({ stderr }) => {
    throw new Error(`The server ended: ${stderr}`)
  })
  const url = await Promise.race([
    ended,
    eventually(() => /"msg":"PriceForge is at (http:[^"]+)"/.exec(server.output())?.[1], 45_000),
  ])
  return { ...server, url }
}

/** A folder of its own that is removed in the end. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'pf-server-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
