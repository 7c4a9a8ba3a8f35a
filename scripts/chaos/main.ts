import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { countsOf, isHarsh, judge } from './judge.ts'
import { runChaos } from './run-chaos.ts'

const shownAtMost = 10
const options = z.object({
  minutes: z.coerce.number().positive().optional(),
  seconds: z.coerce.number().positive().optional(),
  seed: z.coerce.number().int().min(0).max(0xffff_ffff).optional(),
})

/** `pnpm chaos [--minutes N] [--seconds N] [--seed S]`: one minute unless said. */
async function main(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { minutes: text, seconds: text, seed: text } })
  const { minutes, seconds, seed = Date.now() % 1_000_000 } = options.parse(values)
  const total = (minutes ?? 0) * 60 + (seconds ?? 0) || 60
  console.log(`chaos for ${total} s, seed ${seed}`)
  const evidence = await runChaos({ seed, forMs: total * 1_000 })
  const counts = countsOf(evidence)
  for (const [name, count] of Object.entries(counts)) console.log(`${name}: ${JSON.stringify(count)}`)
  console.log(
    'wentOnAfterMs leaves out when the database was away (from the signal to its first answer) and, in a serial lane, the turns of other tasks',
  )
  let held = isHarsh(counts, total * 1_000)
  if (!held)
    console.log(
      'too little befell it: wanted are a kill every 6 s, 30 % of them while a task runs; from 30 s on a stop and a restart; from 5 min on a refused write',
    )
  for (const { invariant, wrong } of judge(evidence)) {
    console.log(`${invariant}: ${wrong.length === 0 ? 'held' : `BROKEN ${wrong.length} times`}`)
    for (const sentence of wrong.slice(0, shownAtMost)) console.log(`  ${sentence}`)
    held &&= wrong.length === 0
  }
  if (!held) {
    const kept = path.join(tmpdir(), `pf-chaos-${seed}.json`)
    await writeFile(kept, JSON.stringify(evidence))
    console.log(`What was seen is kept in ${kept}`)
  }
  console.log(`${held ? 'HOLDS' : 'DOES NOT HOLD'} (again: pnpm chaos --seconds ${total} --seed ${seed})`)
  return held ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
