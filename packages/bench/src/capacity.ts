import { availableParallelism } from 'node:os'
import { measureCosts } from './capacity/costs.ts'
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
  const ratios = predictions.map(({ measured, predicted }) => measured / predicted)
  const held = ratios.every((ratio) => ratio >= allowed.from && ratio <= allowed.to)
  const text = [
    '# What it costs, and what the model foretells',
    '',
    `\`pnpm bench capacity\`, ${new Date().toISOString().slice(0, 10)}. Predictions ${held ? 'hold' : 'DO NOT HOLD'} (measured ÷ predicted from ${allowed.from} to ${allowed.to}).`,
    '',
    ...(await describeRun(scene.database)).slice(0, 2).map((line) => `* ${line}`),
    '',
    '| operation | server or worker, CPU | PostgreSQL, CPU | WAL |',
    '| --- | --- | --- | --- |',
    costRow('submit', costs.submit),
    costRow('run: claim to completion', costs.run),
    costRow('progress write', costs.progress),
    costRow('poll', polls.cost),
    '',
    `The copy that answers the polls of ${polls.tasks} waiting tasks costs PostgreSQL ${milliseconds(polls.background.postgresMs)} of CPU a second and server.`,
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
  ].join('\n')
  scene.say(text)
  if (!scene.quick) await keepResult('capacity', text)
  return held
}

function costRow(what: string, { appMs, postgresMs, walBytes }: Cost): string {
  return `| ${what} | ${fine(appMs)} | ${fine(postgresMs)} | ${(walBytes / 1_024).toFixed(1)} kB |`
}

const fine = (ms: number): string => (ms < 1 ? `${ms.toFixed(3)} ms` : milliseconds(ms))
