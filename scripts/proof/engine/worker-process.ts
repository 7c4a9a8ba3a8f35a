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
})
type Spoken = z.output<typeof spoken>

export interface WorkerProcess extends AsyncDisposable {
  /** All that it has said so far. */
  readonly said: readonly Spoken[]
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  /** Waits until it has said such a line. */
  heard(is: (line: Spoken) => boolean, withinMs: number): Promise<Spoken>
}

/** Starts `worker.ts` on a data folder; disposing stops it gently. */
export function startWorkerProcess(dataDir: string, input?: object): WorkerProcess {
  const args = [path.join(import.meta.dirname, 'worker.ts'), dataDir]
  const child = spawn(process.execPath, input === undefined ? args : [...args, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const said: Spoken[] = []
  createInterface({ input: child.stdout }).on('line', (line) => said.push(spoken.parse(JSON.parse(line))))
  return {
    said,
    signal: (name) => void child.kill(name),
    async heard(is, withinMs) {
      const until = performance.now() + withinMs
      for (;;) {
        const line = said.find(is)
        if (line !== undefined) return line
        if (performance.now() > until)
          throw new Error(`A worker process did not say what was expected in ${withinMs} ms`)
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
