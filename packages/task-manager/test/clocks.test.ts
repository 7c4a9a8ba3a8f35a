import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TestDatabase } from '@pf/database/testing'
import { expect, onTestFinished, test } from 'vitest'
import type { HostReport } from './host-process.ts'
import { openDatabase, until } from './open-engine.ts'

const hostProcess = fileURLToPath(new URL('host-process.ts', import.meta.url))
const shiftClock = fileURLToPath(new URL('shift-clock.ts', import.meta.url))
const tenMinutesMs = 10 * 60 * 1_000

interface Host {
  readonly child: ChildProcess
  readonly reports: HostReport[]
  /** Answers when the client is told to ask again, in ms. */
  submit(name: string): Promise<number | null>
}

/** A host whose clock is wrong by so much. */
async function startHost({ url }: TestDatabase, offsetMs: number): Promise<Host> {
  const child = fork(hostProcess, [url, String(offsetMs)], {
    execArgv: ['--import', shiftClock],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const reports: HostReport[] = []
  child.on('message', (report: HostReport) => reports.push(report))
  await until(() => reports.some(({ kind }) => kind === 'ready'))
  return {
    child,
    reports,
    submit: async (name) => {
      const before = reports.length
      child.send(name)
      const answer = () => reports.slice(before).find((report) => report.kind === 'submitted')
      await until(answer)
      return answer()?.pollAfterMs ?? null
    },
  }
}

const started = ({ reports }: Host, prefix: string) =>
  reports.flatMap((report) => (report.kind === 'started' && report.name.startsWith(prefix) ? [report] : []))

test(
  'hosts whose clocks are ten minutes wrong, either way, share the work as others do',
  { timeout: 60_000 },
  async () => {
    const database = await openDatabase()
    const early = await startHost(database, -tenMinutesMs)
    const late = await startHost(database, tenMinutesMs)
    const hosts = [early, late]
    const count = async (condition: string): Promise<number> =>
      (await database.pool.query(`select from tasks.task where ${condition}`)).rowCount ?? 0

    // Submitted on either, a task is about to start.
    for (const host of hosts) {
      for (let n = 0; n < 5; n++) expect(await host.submit(`plain ${n}`)).toBe(500)
    }
    await until(async () => (await count(`status = 'completed'`)) === 10)
    expect(
      await count(`abs(extract(epoch from now() - created_at)) > 60 or done_at - created_at > interval '5 s'`),
    ).toBe(0)
    for (const [n, host] of hosts.entries()) {
      const off = (started(host, 'plain')[0]?.hostTime ?? 0) - Date.now()
      expect(Math.round(off / tenMinutesMs)).toBe(n === 0 ? -1 : 1)
    }

    // A retry is due after its backoff, whoever failed and whoever looks.
    for (const host of hosts) for (let n = 0; n < 3; n++) await host.submit(`fails ${n}`)
    await until(async () => (await count(`status = 'completed' and failures = 1 and attempt = 2`)) === 6)
    const { rows } = await database.pool.query<{ seconds: number }>(
      `select extract(epoch from max(at) filter (where kind = 'started') - max(at) filter (where kind = 'requeued'))::float as seconds
     from tasks.task_event group by task_id having bool_or(kind = 'requeued')`,
    )
    expect(Math.min(...rows.map(({ seconds }) => seconds))).toBeGreaterThanOrEqual(1)
    expect(Math.max(...rows.map(({ seconds }) => seconds))).toBeLessThan(5)
  },
)

test.each([
  { dead: -tenMinutesMs, left: tenMinutesMs, how: 'late' },
  { dead: tenMinutesMs, left: -tenMinutesMs, how: 'early' },
])(
  'a host whose clock is $how takes over from a dead one, and from nobody else (I5)',
  { timeout: 60_000 },
  async (clocks) => {
    const database = await openDatabase()
    const hosts = [await startHost(database, clocks.dead), await startHost(database, clocks.left)] as const
    const [dead, left] = hosts
    for (let n = 0; hosts.some((host) => started(host, 'holds').length === 0); n++) {
      await left.submit(`holds ${n}.`)
      await until(() => hosts.flatMap((host) => started(host, `holds ${n}.`)).length === 1, 20_000)
    }
    const lost = started(dead, 'holds').map(({ name }) => name)
    const kept = started(left, 'holds').map(({ name }) => name)
    dead.child.kill('SIGKILL')
    await until(() => started(left, 'holds').filter(({ attempt }) => attempt === 2).length === lost.length, 20_000)
    const again = started(left, 'holds').filter(({ attempt }) => attempt === 2)
    expect(again.map(({ name }) => name).toSorted()).toEqual(lost.toSorted())
    const { rows } = await database.pool.query(
      `select input ->> 'name' as name, attempt, losses from tasks.task where status = 'running' order by name`,
    )
    expect(rows).toEqual(kept.toSorted().map((name) => ({ name, attempt: 1, losses: 0 })))
  },
)
