import path from 'node:path'
import { startSpeaking } from '@pf/bench/measuring'
import type { SpeakingProcess } from '@pf/bench/measuring'
import { z } from 'zod'

/** What a process of these proofs says: an event of a handler, or a line of the engine's log. */
const spoken = z.looseObject({
  event: z.string().optional(),
  taskId: z.string().optional(),
  attempt: z.number().optional(),
  write: z.string().optional(),
  text: z.string().optional(),
  port: z.number().optional(),
})

export type EngineProcess = SpeakingProcess<z.output<typeof spoken>>

/** Starts `worker.ts` on a data folder; disposing stops it gently. */
export function startWorkerProcess(dataDir: string, input?: object): EngineProcess {
  return startProcess(
    path.join(import.meta.dirname, 'worker.ts'),
    input === undefined ? [dataDir] : [dataDir, JSON.stringify(input)],
  )
}

/** Starts `server.ts` on a data folder; it listens at the port that it says. */
export function startServerProcess(dataDir: string): EngineProcess {
  return startProcess(path.join(import.meta.dirname, 'server.ts'), [dataDir])
}

/** Starts a script of ours by its absolute path; disposing stops it gently. */
export function startProcess(script: string, args: readonly string[]): EngineProcess {
  return startSpeaking(spoken, { script, args })
}
