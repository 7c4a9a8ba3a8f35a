import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isFinal } from '@pf/task-contract'
import type { PriceForgeTask } from '@pf/contract'
import type { Proof } from './proof.ts'
import { pricingChecksums } from './support/checksums.ts'
import type { TableChecksum } from './support/checksums.ts'
import { connect, submitImport } from './support/client.ts'
import { freePort, startProduct } from '@pf/bench/measuring'
import { writeStockFile } from './support/stock-file.ts'

const rows = 300_000
const asOf = '2026-01-15'

interface Run {
  readonly task: PriceForgeTask
  readonly killedAt: readonly number[]
  /** From each restarted server's readiness until the task ran again (or had ended), in ms. */
  readonly resumedMs: readonly number[]
  readonly checksums: readonly TableChecksum[]
}

/**
 * Imports of 300 000 rows whose server is killed (SIGKILL of its process group) in the middle: ten killed once at 5, 15, … 95 %, one four
 * times, one five times. What survives must equal an undisturbed run; the last must end as worker_lost and leave nothing (I1, I4, I5).
 */
export const proveKill: Proof = async ({ root, say }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-proof-kill-'))
  try {
    const file = path.join(folder, 'stock.xlsx')
    await writeStockFile(file, { rows })
    const importOnce = (name: string, kills: readonly number[]) =>
      runImport({ root, dataDir: path.join(folder, name), file, kills })

    const undisturbed = await importOnce('undisturbed', [])
    say(
      `undisturbed: ${undisturbed.task.status}; ${undisturbed.checksums.map(({ table, rows: n }) => `${table} ${n}`).join(', ')}`,
    )
    let held = undisturbed.task.status === 'completed'

    const survivors = [...Array.from({ length: 10 }, (_, index) => [5 + index * 10]), [20, 40, 60, 80]]
    for (const kills of survivors) {
      const run = await importOnce(`killed-${kills.join('-')}`, kills)
      const equal = JSON.stringify(run.checksums) === JSON.stringify(undisturbed.checksums)
      const resumed = run.resumedMs.every((ms) => ms <= 15_000)
      const good = run.task.status === 'completed' && equal && resumed && run.task.losses === kills.length
      held &&= good
      say(
        `killed at ${describe(run)}: ${run.task.status}, losses ${run.task.losses}, checksums ${equal ? 'equal' : 'DIFFER'}${good ? '' : '  <-- wrong'}`,
      )
      if (!equal) say(`  ${JSON.stringify(run.checksums)}`)
    }

    const lost = await importOnce('killed-five-times', [10, 20, 30, 40, 50])
    const left = lost.checksums.filter(({ table, rows: n }) => table !== 'setting' && n > 0)
    const ended = lost.task.status === 'error' && lost.task.error.code === 'worker_lost' && left.length === 0
    held &&= ended && lost.resumedMs.every((ms) => ms <= 15_000)
    say(
      `killed at ${describe(lost)}: ${lost.task.status}${lost.task.status === 'error' ? ` ${lost.task.error.code}` : ''}, rows left ${left.map(({ table, rows: n }) => `${table} ${n}`).join(', ') || 'none'}`,
    )
    return held
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function describe({ killedAt, resumedMs }: Run): string {
  return killedAt
    .map((percent, index) => `${percent} % (went on after ${((resumedMs[index] ?? Number.NaN) / 1_000).toFixed(1)} s)`)
    .join(', ')
}

async function runImport({
  root,
  dataDir,
  file,
  kills,
}: {
  root: string
  dataDir: string
  file: string
  kills: readonly number[]
}): Promise<Run> {
  const port = await freePort()
  let product = await startProduct({ root, dataDir, port })
  try {
    const { id } = await submitImport(product.url, { file, asOf })
    const killedAt: number[] = []
    const resumedMs: number[] = []
    for (const percent of kills) {
      const {
        task: { attempt, progress, status },
        story,
      } = await pollUntil(product.url, {
        id,
        until: (task) =>
          isFinal(task.status) ||
          (task.status === 'running' && task.attempt > killedAt.length && task.progress >= percent),
      })
      if (isFinal(status))
        throw new Error(
          `The task was ${status} at attempt ${attempt}, before it could be killed at ${percent} %: ${story}`,
        )
      await product.kill()
      killedAt.push(progress)
      product = await startProduct({ root, dataDir, port })
      const ready = performance.now()
      await pollUntil(product.url, {
        id,
        until: (task) => isFinal(task.status) || (task.status === 'running' && task.attempt > attempt),
      })
      resumedMs.push(performance.now() - ready)
    }
    const { task } = await pollUntil(product.url, { id, until: ({ status }) => isFinal(status) })
    await settled(dataDir, task)
    const checksums = await pricingChecksums(dataDir)
    return { task, killedAt, resumedMs, checksums }
  } finally {
    await product.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function pollUntil(
  url: string,
  { id, until }: { id: string; until: (task: PriceForgeTask) => boolean },
): Promise<{ task: PriceForgeTask; story: string }> {
  const client = connect(url)
  const began = performance.now()
  const seen: string[] = []
  let longestMs = 0
  while (performance.now() - began < 10 * 60_000) {
    const asked = performance.now()
    const task = await client.tasks.get.query({ id })
    longestMs = Math.max(longestMs, performance.now() - asked)
    const state = `${task.status} ${task.attempt} ${task.progress} %`
    if (seen.at(-1)?.endsWith(state) !== true) seen.push(`${((asked - began) / 1_000).toFixed(1)} s: ${state}`)
    if (until(task)) return { task, story: `${seen.join(', ')}; longest poll ${longestMs.toFixed(0)} ms` }
    await delay(20)
  }
  throw new Error(`Task ${id} did not get there within 10 minutes: ${seen.join(', ')}`)
}

/** Cleanup of a failed task runs in batches after its end: waits until it is through. */
async function settled(dataDir: string, task: PriceForgeTask): Promise<void> {
  if (task.status === 'completed') return
  for (let look = 0; look < 60; look++) {
    const left = (await pricingChecksums(dataDir)).filter(({ table, rows: n }) => table !== 'setting' && n > 0)
    if (left.length === 0) return
    await delay(1_000)
  }
}
