import { setTimeout as delay } from 'node:timers/promises'
import { monotonicMs } from '../systems/system.ts'
import type { TaskInput, TaskSystem } from '../systems/system.ts'
import { openSystem } from './open-system.ts'
import { submitJob } from './jobs.ts'
import type { Said, SubmitJob } from './jobs.ts'
import { watchUsage } from './usage.ts'

/** A process that submits to one system, and says how long that took. */
const { system: name, location, how, steps, stepMs } = submitJob.parse(JSON.parse(process.argv[2] ?? ''))
const say = (line: Said): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
const next = (n: number): TaskInput => ({ n, sentAt: monotonicMs(), steps, stepMs })

async function submitAll(system: TaskSystem, plan: SubmitJob['how']): Promise<number> {
  let count = 0
  if (plan.kind === 'one') {
    const until = performance.now() + plan.forMs
    const lane = async (): Promise<void> => {
      while (performance.now() < until) await system.submit(next(count++))
    }
    await Promise.all(Array.from({ length: plan.concurrency }, lane))
  } else if (plan.kind === 'many') {
    if (system.submitMany === undefined) throw new Error(`${name} has no call that submits many`)
    for (; count < plan.count; count += plan.perCall)
      await system.submitMany(Array.from({ length: plan.perCall }, (_, n) => next(count + n)))
  } else {
    const began = performance.now()
    for (; count < plan.count; count += 1) {
      await delay(Math.max(0, began + count * plan.everyMs - performance.now()))
      await system.submit(next(count))
    }
  }
  return count
}

await using system = await openSystem(name, location)
// What is prepared once, statements and connections, is no part of what is measured.
if (how.kind === 'one') await submitAll(system, { ...how, forMs: how.forMs / 10 })
const used = watchUsage()
const began = performance.now()
const count = await submitAll(system, how)
say({ event: 'submitted', count, seconds: (performance.now() - began) / 1_000, usage: used() })
