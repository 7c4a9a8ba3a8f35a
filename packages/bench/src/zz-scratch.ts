import { openDatabase } from '@pf/database'
import { openEngine } from './systems/engine.ts'
import { setTimeout as delay } from 'node:timers/promises'
const slots = Number(process.argv[3] ?? 10)
const n = Number(process.argv[4] ?? 6000)
const db = await openDatabase({ url: process.argv[2] ?? '' })
const e = await openEngine(db)
for (let i = 0; i < n; i += 2000)
  await e.submitMany(Array.from({ length: 2000 }, (_, k) => ({ n: i + k, steps: 0, stepMs: 0, sentAt: 0 })))
await delay(500)
const cpu = process.cpuUsage()
const t = performance.now()
let ended = 0
let last = t
const done = Promise.withResolvers<void>()
const w = await e.work({
  slots,
  run: async () => {
    ended++
    last = performance.now()
    if (ended === n) done.resolve()
  },
})
await done.promise
const { user, system } = process.cpuUsage(cpu)
console.log(
  `${slots} slots: ${(n / ((last - t) / 1000)).toFixed(0)}/s, node cpu ms/task ${((user + system) / 1000 / n).toFixed(3)}`,
)
await delay(500)
await w[Symbol.asyncDispose]()
await e[Symbol.asyncDispose]()
await db[Symbol.asyncDispose]()
