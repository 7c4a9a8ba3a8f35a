import { availableParallelism } from 'node:os'
import { measureCosts } from './capacity/costs.ts'
import { simulate } from './capacity/mix.ts'
import type { Mix } from './capacity/mix.ts'
import type { Cost } from './capacity/model.ts'
import { predictRate } from './capacity/model.ts'
import { measurePollers } from './capacity/pollers.ts'
import { measureWorkers } from './capacity/workers.ts'
import { keepResult } from './keep-result.ts'
import { describeRun } from './machine.ts'
import { milliseconds, perSecond } from './row.ts'
import type { Scene } from './scene.ts'

/** The prediction may be off by so much; more, and the model is wrong. */
const allowed = { from: 0.6, to: 1.5 }
/** Shares of the cores that the simulated companies use by the model: an easy day, and about as much as the machine holds. */
const shares = [0.4, 0.8]

/** `pnpm bench capacity`: what each operation costs, and whether the model built on it foretells what several processes do. */
export async function benchCapacity(scene: Scene): Promise<boolean> {
  const machine = { cores: availableParallelism() }
  const costs = await measureCosts(scene)
  const polls = await measurePollers(scene)
  const predictions = [
    ...(await measureWorkers(scene, [2, 3, 4])).map(({ processes, rate }) => ({
      what: `${processes} worker processes, empty tasks`,
      predicted: predictRate(costs.run, { processes, aloneRate: costs.aloneRate }, machine),
      measured: rate,
    })),
    ...polls.measured.map(({ processes, rate }) => ({
      what: `${processes} servers, polls of 1,000 tasks`,
      predicted: predictRate(polls.cost, { processes, aloneRate: polls.aloneRate, besideMs: polls.clientMs }, machine),
      measured: rate,
    })),
  ]
  const mixes: Mix[] = []
  for (const share of shares) mixes.push(await simulate(scene, { costs, polls, share, ...machine }))
  const ratios = [
    ...predictions.map(({ measured, predicted }) => measured / predicted),
    ...mixes.map(({ measuredMs, predictedMs }) => measuredMs / predictedMs),
  ]
  const held = ratios.every((ratio) => ratio >= allowed.from && ratio <= allowed.to) && mixes.every(({ kept }) => kept)
  const text = [
    '# What it costs, and what the model foretells',
    '',
    `\`pnpm bench capacity\`, ${new Date().toISOString().slice(0, 10)}. Predictions ${held ? 'hold' : 'DO NOT HOLD'} (measured ÷ predicted from ${allowed.from} to ${allowed.to}).`,
    '',
    ...(await describeRun(scene.database)).slice(0, 2).map((line) => `* ${line}`),
    '',
    '| operation | server or worker, CPU | PostgreSQL, CPU | WAL | pages looked at |',
    '| --- | --- | --- | --- | --- |',
    costRow('submit', costs.submit),
    costRow('run: claim to completion', costs.run),
    costRow('progress write', costs.progress),
    costRow('poll', polls.cost),
    '',
    `The copy that answers the polls of ${polls.tasks} waiting tasks costs PostgreSQL ${milliseconds(polls.backgroundMs)} of CPU a second and server.`,
    '',
    '| load | predicted | measured | measured ÷ predicted |',
    '| --- | --- | --- | --- |',
    `| 1 worker process, empty tasks | – | ${perSecond(costs.aloneRate)} | |`,
    `| 1 server, polls of 1,000 tasks | – | ${perSecond(polls.aloneRate)} | |`,
    ...predictions.map(
      ({ what, predicted, measured }) =>
        `| ${what} | ${perSecond(predicted)} | ${perSecond(measured)} | ${(measured / predicted).toFixed(2)} |`,
    ),
    '',
    'All at once, each task with ten progress writes in three seconds and two polls a second meanwhile:',
    '',
    '| tasks | polls | CPU predicted | CPU measured | measured ÷ predicted | submit → start, p99 | poll, p99 | kept pace |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...mixes.map(mixRow),
    '',
  ].join('\n')
  scene.say(text)
  if (!scene.quick) await keepResult('capacity', text)
  return held
}

function costRow(what: string, { appMs, postgresMs, walBytes, pages }: Cost): string {
  return `| ${what} | ${fine(appMs)} | ${fine(postgresMs)} | ${(walBytes / 1_024).toFixed(1)} kB | ${pages.toFixed(1)} |`
}

function mixRow({ tasksPerSecond, pollsPerSecond, predictedMs, measuredMs, waitP99, pollP99, kept }: Mix): string {
  const ratio = (measuredMs / predictedMs).toFixed(2)
  return `| ${perSecond(tasksPerSecond)} | ${perSecond(pollsPerSecond)} | ${cores(predictedMs)} | ${cores(measuredMs)} | ${ratio} | ${milliseconds(waitP99)} | ${milliseconds(pollP99)} | ${kept ? 'yes' : 'NO'} |`
}

const fine = (ms: number): string => (ms < 1 ? `${ms.toFixed(3)} ms` : milliseconds(ms))

const cores = (ms: number): string => `${(ms / 1_000).toFixed(2)} cores`
