import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '@pf/bench/measuring'

const patienceMs = 60_000

/** The example as a process of its own. Closing it is Ctrl-C. */
export interface RunningExample extends AsyncDisposable {
  readonly url: string
  /** Answers the status that the process ends with. */
  stop(): Promise<number | null>
}

/** Starts the example in a folder where it is installed and built. @throws Error with what it said when it ends early, or is late */
export async function startExample(folder: string): Promise<RunningExample> {
  // Vite colours what it says where `CI` is set, also in a pipe.
  const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', PORT: String(await freePort()) }
  const child = spawn(process.execPath, ['src/server.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const tooLate = (what: string) => {
    child.kill('SIGKILL')
    return new Error(`The example ${what} within ${patienceMs / 1_000} s. It said:\n${said.join('\n')}`)
  }
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null) child.kill('SIGINT')
    if ((await Promise.race([ended, delay(patienceMs, 'late', { ref: false })])) === 'late')
      throw tooLate('did not end on Ctrl-C')
    return child.exitCode
  }
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      const url = /Local:\s+(http\S+)/.exec(line)?.[1]
      if (url !== undefined) resolve(url)
    })
  })
  const url = await Promise.race([ready, ended.then(() => null), delay(patienceMs, null, { ref: false })])
  if (url === null) throw tooLate('was not ready')
  return { url, stop, [Symbol.asyncDispose]: async () => void (await stop()) }
}
