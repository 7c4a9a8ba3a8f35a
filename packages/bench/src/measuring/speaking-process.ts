import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import type { z } from 'zod'

/** A child that speaks in lines of JSON. */
export interface SpeakingProcess<Line> extends AsyncDisposable {
  /** All that it has said so far. */
  readonly said: readonly Line[]
  readonly pid: number
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void
  /** Resolves when the process is gone and all that it said has been read. */
  readonly ended: Promise<void>
  /** Waits until it has said such a line. */
  heard(is: (line: Line) => boolean, withinMs: number): Promise<Line>
}

/** Starts a script with this Node, on one core if one is named (Linux); disposing stops it gently. */
export function startSpeaking<Line extends z.ZodType>(
  line: Line,
  { script, args, core }: { script: string; args: readonly string[]; core?: number | undefined },
): SpeakingProcess<z.output<Line>> {
  const [command = '', ...rest] = onCore(core, [process.execPath, script, ...args])
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  let isOver = false
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      isOver = true
      resolve()
    }),
  )
  const said: z.output<Line>[] = []
  createInterface({ input: child.stdout }).on('line', (text) => said.push(line.parse(JSON.parse(text))))
  return {
    said,
    ended,
    pid: child.pid ?? 0,
    signal: (name) => void child.kill(name),
    async heard(is, withinMs) {
      const until = performance.now() + withinMs
      for (;;) {
        const found = said.find(is)
        if (found !== undefined) return found
        const late = performance.now() > until
        if (late || isOver) {
          const why = late ? `in ${withinMs} ms` : `before it ended with status ${child.exitCode ?? child.signalCode}`
          throw new Error(`A process did not say what was expected ${why}: ${[script, ...args].join(' ')}`)
        }
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

/** A command that runs on one core alone. */
export function onCore(core: number | undefined, command: readonly string[]): readonly string[] {
  return core === undefined ? command : ['taskset', '-c', String(core), ...command]
}
