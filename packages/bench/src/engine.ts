import { measureBacklog } from './engine/backlog.ts'
import { measureDeepBacklog } from './engine/deep-backlog.ts'
import { measureList } from './engine/list.ts'
import { measurePolls } from './engine/polls.ts'
import { measureStarts } from './engine/starts.ts'
import { measureSubmits } from './engine/submits.ts'
import { measureTasks } from './engine/tasks.ts'
import { keepResult } from './keep-result.ts'
import { describeRun } from './machine.ts'
import { freePort, startProduct } from './measuring/product.ts'
import type { Row } from './row.ts'
import type { Scene } from './scene.ts'
import { table } from './table.ts'

type Measure = (scene: Scene) => Promise<Row[]>

const measures: Readonly<Record<string, Measure>> = {
  http: measureHttp,
  submits: measureSubmits,
  starts: measureStarts,
  tasks: measureTasks,
  backlog: measureBacklog,
  'deep-backlog': measureDeepBacklog,
}

/** `pnpm bench engine`: all measures, or those that are named, in one table; true if every target was held. */
export async function benchEngine(scene: Scene, names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((name) => !Object.hasOwn(measures, name))
  if (unknown.length > 0)
    throw new RangeError(`No such measure: ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}`)
  const began = performance.now()
  const rows: Row[] = []
  for (const [name, measure] of Object.entries(measures)) {
    if (names.length > 0 && !names.includes(name)) continue
    scene.say(`${name} …`)
    const measured = await measure(scene)
    for (const { measure: what, advantage, figure } of measured)
      if (advantage === null) scene.say(`  ${what}: ${figure}`)
    rows.push(...measured)
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(0)
  const held = rows.every(({ target }) => target === undefined || target.held)
  const text = [
    '# The engine beside its floors and its peers',
    '',
    `\`pnpm bench engine\`, ${new Date().toISOString().slice(0, 10)}, ${seconds} s. Every target ${held ? 'was held' : 'WAS NOT HELD'}.`,
    '',
    ...(await describeRun(scene.database)).map((line) => `* ${line}`),
    '',
    table(rows),
    '',
  ].join('\n')
  scene.say(text)
  if (scene.quick || names.length > 0)
    scene.say('A quick or a partial run: its figures count for nothing and are not kept.')
  else await keepResult('engine', text)
  return held
}

async function measureHttp(scene: Scene): Promise<Row[]> {
  const product = await startProduct({
    root: scene.root,
    dataDir: scene.dataDir,
    port: await freePort(),
    args: ['--no-worker'],
    core: scene.pins ? 0 : undefined,
  })
  try {
    return [...(await measurePolls(scene, product)), ...(await measureList(scene, product))]
  } finally {
    await product.stop()
  }
}
