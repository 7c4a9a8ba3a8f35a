import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isFinal } from '@pf/task-contract'
import { prepareTaskSchema } from '@pf/task-manager'
import type { Database } from '@pf/database'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'
import { startServerProcess, startWorkerProcess } from './engine/processes.ts'
import type { EngineProcess } from './engine/processes.ts'
import type { ProofRouter } from './engine/server.ts'
import type { Proof } from './proof.ts'
import { openDataFolder } from '@pf/bench/measuring'

type Client = TRPCClient<ProofRouter>

const seenWithinMs = 750
const polled = { tasks: 1_000, polls: 10_000, inMs: 20_000, readsPerSecond: 4 }
const cancelWithinMs = 2_000

/** Two servers and a worker, three processes on one PostgreSQL: what the worker does is seen through both in time, and polls cost next to nothing (I7). */
export const proveServers: Proof = async ({ say }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-proof-servers-'))
  try {
    const dataDir = path.join(folder, 'data')
    await using database = await openDataFolder(dataDir)
    await prepareTaskSchema(database)
    await database.pool.query('create table effect (id bigserial, task_id uuid, attempt int, what text)')
    await using worker = startWorkerProcess(dataDir)
    await using one = startServerProcess(dataDir)
    await using two = startServerProcess(dataDir)
    await worker.heard(({ event }) => event === 'ready', 30_000)
    const clients = [await connect(one), await connect(two)]
    const [seen, stopped, reads] = [
      await proveSeen({ database, clients, say }),
      await proveCancel({ worker, clients, say }),
      await proveReads({ clients, say }),
    ]
    return seen && stopped && reads
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function connect(server: EngineProcess): Promise<Client> {
  const { port } = await server.heard(({ event }) => event === 'ready', 30_000)
  return createTRPCClient<ProofRouter>({ links: [httpLink({ url: `http://127.0.0.1:${port}` })] })
}

interface Scene {
  readonly clients: readonly Client[]
  readonly say: (line: string) => void
}

/** Each change of progress, by when a direct look at the database sees it and when each server tells of it. */
async function proveSeen({ database, clients, say }: Scene & { database: Database }): Promise<boolean> {
  const [client] = clients
  if (client === undefined) return false
  const { taskId: id } = await client.tasks.submit.mutate({ type: 'count', input: { to: 33, everyMs: 600 } })
  const committed = new Map<number, number>()
  const told = clients.map(() => new Map<number, number>())
  const ended = new AbortController()
  const watchDatabase = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const { rows } = await database.pool.query<{ progress: number }>(
        'select progress from tasks.task where id = $1',
        [id],
      )
      const progress = rows[0]?.progress ?? 0
      if (!committed.has(progress)) committed.set(progress, performance.now())
      await delay(5)
    }
  }
  const watchServer = async (server: Client, at: Map<number, number>): Promise<void> => {
    for (;;) {
      const task = await server.tasks.get.query({ id })
      if (!at.has(task.progress)) at.set(task.progress, performance.now())
      if (isFinal(task.status)) return
      await delay(25)
    }
  }
  const watching = watchDatabase()
  await Promise.all(clients.map((server, index) => watchServer(server, told[index] ?? new Map<number, number>())))
  ended.abort()
  await watching
  let held = true
  for (const [index, at] of told.entries()) {
    const lags: number[] = []
    for (const [progress, when] of committed) {
      // A later state tells of this one too.
      const seen = Math.min(...[...at].filter(([value]) => value >= progress).map(([, time]) => time))
      lags.push(seen - when)
    }
    const worst = Math.max(...lags)
    held &&= worst <= seenWithinMs && at.size >= 30
    say(
      `server ${index + 1}: ${at.size} of ${committed.size} states told, each at most ${worst.toFixed(0)} ms after its commit (allowed ${seenWithinMs})`,
    )
  }
  return held
}

async function proveCancel({ worker, clients, say }: Scene & { worker: EngineProcess }): Promise<boolean> {
  const [one, two] = clients
  if (one === undefined || two === undefined) return false
  const { taskId: id } = await two.tasks.submit.mutate({
    type: 'hold',
    input: { how: 'wait', seconds: 60, end: 'complete' },
  })
  await worker.heard(({ event }) => event === 'holding', 10_000)
  const began = performance.now()
  await one.tasks.cancel.mutate({ id })
  await worker.heard(({ event }) => event === 'aborted', 10_000)
  const tookMs = performance.now() - began
  say(
    `a cancel at one server stopped the handler on the worker after ${tookMs.toFixed(0)} ms (allowed ${cancelWithinMs})`,
  )
  return tookMs <= cancelWithinMs
}

/** 10 000 polls of 1 000 waiting tasks at each server, after each was polled once. */
async function proveReads({ clients, say }: Scene): Promise<boolean> {
  const [client] = clients
  if (client === undefined) return false
  const ids: string[] = []
  for (let n = 0; n < polled.tasks; n += 50) {
    const some = Array.from({ length: 50 }, (_, k) =>
      client.tasks.submit.mutate({ type: 'later', input: { n: n + k } }),
    )
    for (const { taskId } of await Promise.all(some)) ids.push(taskId)
  }
  const measured = await Promise.all(clients.map((server) => pollAll(server, ids)))
  let held = true
  for (const [index, { reads, seconds }] of measured.entries()) {
    const rate = reads / seconds
    held &&= rate <= polled.readsPerSecond && seconds <= 1.25 * (polled.inMs / 1_000)
    say(
      `server ${index + 1}: ${polled.polls} polls of ${polled.tasks} tasks in ${seconds.toFixed(1)} s cost ${reads} task reads, ${rate.toFixed(2)} a second (allowed ${polled.readsPerSecond})`,
    )
  }
  return held
}

async function pollAll(server: Client, ids: readonly string[]): Promise<{ reads: number; seconds: number }> {
  for (let at = 0; at < ids.length; at += 50)
    await Promise.all(ids.slice(at, at + 50).map((id) => server.tasks.get.query({ id })))
  const before = await server.taskReads.query()
  const began = performance.now()
  const ticks = polled.inMs / 100
  const perTick = polled.polls / ticks
  for (let tick = 0; tick < ticks; tick += 1) {
    const some = Array.from({ length: perTick }, (_, k) => ids[(tick * perTick + k) % ids.length] ?? '')
    await Promise.all(some.map((id) => server.tasks.get.query({ id })))
    await delay(Math.max(0, began + (tick + 1) * 100 - performance.now()))
  }
  const seconds = (performance.now() - began) / 1_000
  return { reads: (await server.taskReads.query()) - before, seconds }
}
