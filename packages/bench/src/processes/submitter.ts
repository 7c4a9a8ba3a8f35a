import { setTimeout as delay } from 'node:timers/promises'
import { monotonicMs, warmUpN } from '../systems/system.ts'
import type { TaskInput, TaskSystem } from '../systems/system.ts'
import { systems } from '../systems/systems.ts'
import { submitJob } from './jobs.ts'
import type { Said, SubmitJob } from './jobs.ts'
import { watchUsage } from './usage.ts'

/** A process that submits to one system, and says how long that took. */
const { system: name, location, how, warmUp, steps, stepMs } = submitJob.parse(JSON.parse(process.argv[2] ?? ''))
const say = (line: Said): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

type Plan = SubmitJob['how']

async function submitAll(system: TaskSystem, plan: Plan, isWarmUp = false): Promise<number> {
  const next = (n: number): TaskInput => ({ n: isWarmUp ? warmUpN : n, sentAt: monotonicMs(), steps, stepMs })
  let count = 0
  if (plan.kind === 'one') {
    const until = performance.now() + plan.forMs
    const lane = async (): Promise<void> => {
      while (performance.now() < until) await system.submit(next(count++))
    }
    await Promise.all(Array.from({ length: plan.concurrency }, lane))
  } else if (plan.kind === 'many') {
    if (system.submitMany === undefined) throw new Error(`${name} has no call that submits many`)
    const { submitMany } = system
    const lane = async (): Promise<void> => {
      while (count < plan.count) {
        const first = count
        count += plan.perCall
        await submitMany(Array.from({ length: plan.perCall }, (_, n) => next(first + n)))
      }
    }
    await Promise.all(Array.from({ length: plan.concurrency }, lane))
  } else {
    const began = performance.now()
    for (; count < plan.count; count += 1) {
      await delay(Math.max(0, began + count * plan.everyMs - performance.now()))
      await system.submit(next(count))
    }
  }
  return count
}

function aTenth(plan: Plan): Plan {
  if (plan.kind === 'one') return { ...plan, forMs: plan.forMs / 10 }
  const count = Math.ceil(plan.count / 10)
  return plan.kind === 'many' ? { ...plan, count, perCall: Math.ceil(count / plan.concurrency) } : { ...plan, count }
}

await using system = await (await systems[name]()).open(location)
if (warmUp) await submitAll(system, aTenth(how), true)
const used = watchUsage()
const began = performance.now()
const count = await submitAll(system, how)
say({ event: 'submitted', count, seconds: (performance.now() - began) / 1_000, usage: used() })
