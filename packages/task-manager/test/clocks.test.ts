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
async function startHost({ url }: TestDatabase, offsetMs: number, { slots = 30 } = {}): Promise<Host> {
  const child = fork(hostProcess, [url, String(slots), String(offsetMs)], {
    execArgv: ['--import', shiftClock],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const reports: HostReport[] = []
  child.on('message', (report: HostReport) => reports.push(report))
  const ready = () => reports.find((report) => report.kind === 'ready')
  await until(ready, 20_000)
  // That it is as wrong as the test says: who performs a task is a matter of chance.
  expect(Math.abs((ready()?.hostTime ?? 0) - Date.now() - offsetMs)).toBeLessThan(tenMinutesMs / 2)
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
    // The one slot of the first host is taken, so that the second one gets what comes then.
    const dead = await startHost(database, clocks.dead, { slots: 1 })
    await dead.submit('holds, lost')
    await until(() => started(dead, 'holds').length === 1)
    const left = await startHost(database, clocks.left, { slots: 2 })
    await left.submit('holds, kept')
    await until(() => started(left, 'holds').length === 1)
    dead.child.kill('SIGKILL')
    const states = async (): Promise<unknown[]> =>
      (
        await database.pool.query(
          `select input ->> 'name' as name, status, attempt, losses from tasks.task order by name`,
        )
      ).rows
    await until(async () => JSON.stringify(await states()).includes('completed'), 30_000)
    expect(await states()).toEqual([
      { name: 'holds, kept', status: 'running', attempt: 1, losses: 0 },
      { name: 'holds, lost', status: 'completed', attempt: 2, losses: 1 },
    ])
  },
)
