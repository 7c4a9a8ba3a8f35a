import path from 'node:path'
import { startSpeaking } from './measuring/speaking-process.ts'
import type { SpeakingProcess } from './measuring/speaking-process.ts'
import { said } from './processes/jobs.ts'
import type { Said, SubmitJob, WorkJob } from './processes/jobs.ts'
import { absent } from './row.ts'
import type { Outcome } from './row.ts'
import type { Scene } from './scene.ts'
import { peerNames, systems } from './systems/systems.ts'
import type { SystemName } from './systems/systems.ts'

const patienceMs = 180_000
const script = (name: string): string => path.join(import.meta.dirname, 'processes', name)

type Submitted = Extract<Said, { event: 'submitted' }>
type Worked = Extract<Said, { event: 'worked' }>

/** Lets a process of its own submit, and waits for what it says. */
export async function submitIn(job: SubmitJob): Promise<Submitted> {
  await using child = startSpeaking(said, { script: script('submitter.ts'), args: [JSON.stringify(job)] })
  const line = await child.heard(({ event }) => event === 'submitted', patienceMs)
  if (line.event !== 'submitted') throw new TypeError(`Expected what was submitted, got ${line.event}`)
  return line
}

type Fill = Pick<SubmitJob, 'location' | 'steps' | 'stepMs'> & { system: SystemName; count: number }

/** Makes a backlog, by the system's call for many where it has one. */
export async function fill({ count, ...job }: Fill): Promise<void> {
  const { takesMany } = await systems[job.system]()
  const how = takesMany
    ? ({ kind: 'many', concurrency: 1, count, perCall: Math.min(count, 5_000) } as const)
    : ({ kind: 'paced', count, everyMs: 0 } as const)
  await submitIn({ ...job, how })
}

/** Starts a process that works; it is at work when this answers. */
export async function startWork(job: WorkJob): Promise<SpeakingProcess<Said>> {
  const child = startSpeaking(said, { script: script('worker.ts'), args: [JSON.stringify(job)] })
  await child.heard(({ event }) => event === 'ready', patienceMs)
  return child
}

/** Waits for what a working process has done. */
export async function whatWorked(child: SpeakingProcess<Said>): Promise<Worked> {
  const line = await child.heard(({ event }) => event === 'worked', patienceMs)
  if (line.event !== 'worked') throw new TypeError(`Expected what was worked, got ${line.event}`)
  return line
}

/** Measures each peer in turn; one that can't take part is told with the reason. */
export async function measurePeers(
  scene: Scene,
  measure: (name: SystemName) => Promise<Outcome>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const name of peerNames) {
    const kind = await systems[name]()
    const outcome =
      kind.needsRedis && !scene.hasRedis
        ? absent(name, 'redis-server is not installed')
        : await measure(name).catch((error: unknown) => absent(name, `failed: ${String(error)}`))
    scene.say(`  ${name}: ${outcome.figure}`)
    outcomes.push(outcome)
  }
  return outcomes
}
