import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { freePort } from '@pf/bench/measuring'

/** The example as a process of its own. Closing it is Ctrl-C. */
export interface RunningExample extends AsyncDisposable {
  readonly url: string
  /** Answers the status that the process ends with. */
  stop(): Promise<number | null>
}

/** Starts the example in a folder where it is installed and built. @throws Error with what it said when it ends early */
export async function startExample(folder: string): Promise<RunningExample> {
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(await freePort()) }
  const child = spawn(process.execPath, ['src/server.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null) child.kill('SIGINT')
    await ended
    return child.exitCode
  }
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const url = /Local:\s+(http\S+)/.exec(line)?.[1]
    if (url === undefined) continue
    child.stdout.resume()
    return { url, stop, [Symbol.asyncDispose]: async () => void (await stop()) }
  }
  throw new Error(`The example ended before it was ready:\n${said.join('\n')}`)
}
