import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isFinal } from '@pf/task-contract'
import type { Proof } from './proof.ts'
import { connect, submitImport } from './support/client.ts'
import { freePort, quantile, startProduct } from '@pf/bench/measuring'
import { writeStockFile } from './support/stock-file.ts'

const samplesWanted = 1_000
const intervalMs = 50
const allowedP99Ms = 50
const allowedGrowthMb = 250

/** While 300 000-row imports run one after another, this process polls `tasks.get` over HTTP 20 times a second. */
export const proveLatency: Proof = async ({ root, say }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-proof-latency-'))
  const product = await startProduct({ root, dataDir: path.join(folder, 'data'), port: await freePort() })
  try {
    const files = [path.join(folder, 'a.xlsx'), path.join(folder, 'b.xlsx')]
    for (const [variant, file] of files.entries()) await writeStockFile(file, { rows: 300_000, variant })
    const client = connect(product.url)
    await client.tasks.list.query({})
    const idleMb = await residentMb(product.pid)

    const samples: number[] = []
    let peakMb = idleMb
    let imports = 0
    while (samples.length < samplesWanted) {
      const file = files[imports % files.length] ?? ''
      const { id } = await submitImport(product.url, { file, asOf: '2026-01-15' })
      imports += 1
      let next = performance.now()
      for (;;) {
        const began = performance.now()
        const task = await client.tasks.get.query({ id })
        if (isFinal(task.status)) {
          if (task.status !== 'completed') throw new Error(`An import ended as ${JSON.stringify(task)}`)
          break
        }
        if (task.status === 'running') samples.push(performance.now() - began)
        if (samples.length % 20 === 0) peakMb = Math.max(peakMb, await residentMb(product.pid))
        next += intervalMs
        await delay(Math.max(0, next - performance.now()))
      }
    }
    const at = (share: number) => quantile(samples, share)
    say(`${imports} imports of 300 000 rows, ${samples.length} polls of tasks.get, ${1_000 / intervalMs} a second`)
    say(
      `median ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms (allowed ${allowedP99Ms}), maximum ${at(1).toFixed(1)} ms`,
    )
    say(
      `memory of the server: idle ${idleMb} MB, peak ${peakMb} MB, growth ${peakMb - idleMb} MB (allowed ${allowedGrowthMb})`,
    )
    return at(0.99) <= allowedP99Ms && peakMb - idleMb <= allowedGrowthMb
  } finally {
    await product.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kilobytes === undefined) throw new Error(`No memory figure for process ${pid}`)
  return Math.round(Number(kilobytes) / 1_024)
}
