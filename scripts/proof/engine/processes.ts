import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'

/** What a worker process says: an event of a handler, or a line of the engine's log. */
const spoken = z.looseObject({
  event: z.string().optional(),
  taskId: z.string().optional(),
  attempt: z.number().optional(),
  write: z.string().optional(),
  text: z.string().optional(),
  port: z.number().optional(),
})
type Spoken = z.output<typeof spoken>

/** A child that speaks in lines of JSON. */
export interface SpeakingProcess extends AsyncDisposable {
  /** All that it has said so far. */
  readonly said: readonly Spoken[]
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void
  /** Resolves when the process is gone and all that it said has been read. */
  readonly ended: Promise<void>
  /** Waits until it has said such a line. */
  heard(is: (line: Spoken) => boolean, withinMs: number): Promise<Spoken>
}

/** Starts `worker.ts` on a data folder; disposing stops it gently. */
export function startWorkerProcess(dataDir: string, input?: object): SpeakingProcess {
  return startProcess(
    path.join(import.meta.dirname, 'worker.ts'),
    input === undefined ? [dataDir] : [dataDir, JSON.stringify(input)],
  )
}

/** Starts `server.ts` on a data folder; it listens at the port that it says. */
export function startServerProcess(dataDir: string): SpeakingProcess {
  return startProcess(path.join(import.meta.dirname, 'server.ts'), [dataDir])
}

/** Starts a script of ours by its absolute path; disposing stops it gently. */
export function startProcess(script: string, args: readonly string[]): SpeakingProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let isOver = false
  void ended.then(() => (isOver = true))
  const said: Spoken[] = []
  createInterface({ input: child.stdout }).on('line', (line) => said.push(spoken.parse(JSON.parse(line))))
  return {
    said,
    ended,
    signal: (name) => void child.kill(name),
    async heard(is, withinMs) {
      const until = performance.now() + withinMs
      for (;;) {
        const line = said.find(is)
        if (line !== undefined) return line
        if (isOver || performance.now() > until)
          throw new Error(`A process did not say what was expected ${isOver ? 'before it ended' : `in ${withinMs} ms`}`)
        await delay(20)
      }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGCONT')
      child.kill('SIGTERM')
      await ended
    },
  }
}
