import { partNumberBookCreate } from '@pf/contract'
import { createPoller } from './book/poller.ts'
import { measureFloor, sameRows, undoBooks } from './book/floor.ts'
import { keepResult } from './keep-result.ts'
import { describeMachine } from './machine.ts'
import { plantCatalogue } from './measuring/plant-catalogue.ts'
import { freePort, startProduct } from './measuring/product.ts'
import { quantile } from './measuring/quantile.ts'
import { residentMb } from './measuring/resident-mb.ts'
import { compare, milliseconds } from './row.ts'
import type { Row } from './row.ts'
import type { Scene } from './scene.ts'
import { table } from './table.ts'

const allowedRatio = 1.5
const allowedP99Ms = 50

/** `pnpm bench book`: creations of a book and one INSERT … SELECT of the same rows, in turns, with polls of `tasks.get` meanwhile. */
export async function benchBook(scene: Scene): Promise<boolean> {
  const { database, quick, say } = scene
  const partNumbers = quick ? 20_000 : 500_000
  const samplesWanted = quick ? 20 : 1_000
  const began = performance.now()
  const product = await startProduct({ root: scene.root, dataDir: scene.dataDir, port: await freePort() })
  try {
    say(`Planting ${partNumbers} mapped part numbers …`)
    // No book reads it, and keeping it while planting takes minutes.
    await database.pool.query('drop index if exists pricing.part_number_search')
    await plantCatalogue(database, partNumbers)
    say('Measuring …')
    const poller = createPoller(product)
    const [bookMs, floorMs]: [number[], number[]] = [[], []]
    // A first turn of each warms up, and shows that both write the same.
    const first = await poller.create()
    if (!(await sameRows(database, first.bookId))) throw new Error('The floor does not write the rows of the book')
    await undoBooks(database)
    await measureFloor(database)
    await undoBooks(database)
    const idleMb = await residentMb(product.pid)
    poller.forget()
    while (poller.samples.length < samplesWanted || bookMs.length < 3) {
      const { tookMs } = await poller.create()
      await undoBooks(database)
      const floor = await measureFloor(database)
      await undoBooks(database)
      bookMs.push(tookMs)
      floorMs.push(floor.tookMs)
      say(`  ${(tookMs / 1_000).toFixed(2)} s, floor ${(floor.tookMs / 1_000).toFixed(2)} s`)
    }
    const ratio = quantile(bookMs, 0.5) / quantile(floorMs, 0.5)
    const p99 = quantile(poller.samples, 0.99)
    const rows: Row[] = [
      ...compare(
        `book of ${partNumbers} part numbers, ${first.itemCount} rows`,
        {
          system: partNumberBookCreate.type,
          value: quantile(bookMs, 0.5),
          figure: seconds(bookMs),
          target: {
            text: `≤ ${allowedRatio} × the statement; it is ${ratio.toFixed(2)} ×`,
            held: ratio <= allowedRatio,
          },
          usage: { rssGrowthMb: poller.peakMb() - idleMb },
        },
        {
          better: 'less',
          outcomes: [{ system: 'one INSERT … SELECT', value: quantile(floorMs, 0.5), figure: seconds(floorMs) }],
        },
      ),
      {
        measure: `\`tasks.get\` by HTTP meanwhile, 20/s, ${poller.samples.length} samples`,
        system: 'engine',
        figure: `p50 ${milliseconds(quantile(poller.samples, 0.5))}, p99 ${milliseconds(p99)}, maximum ${milliseconds(Math.max(...poller.samples))}`,
        advantage: null,
        target: { text: `p99 ≤ ${allowedP99Ms} ms`, held: p99 <= allowedP99Ms },
      },
    ]
    const held = rows.every(({ target }) => target === undefined || target.held)
    const text = [
      '# A part-number book beside one statement',
      '',
      `\`pnpm bench book\`, ${new Date().toISOString().slice(0, 10)}, ${((performance.now() - began) / 1_000).toFixed(0)} s. Every target ${held ? 'was held' : 'WAS NOT HELD'}.`,
      '',
      ...(await describeMachine(database)).map((line) => `* ${line}`),
      `* catalogue: three part numbers to a LOT, every thirteenth LOT a bundle of two to nine, texts in random order; the table is emptied before each turn`,
      `* the task: from its submission to its end by the database's clock, with staging in batches, progress, activation and version`,
      `* the statement: the same rows into the same table with its indexes, in the order of their texts, which is its fastest way`,
      `* memory of the server: ${idleMb} MB idle, ${poller.peakMb()} MB at most`,
      '',
      table(rows),
      '',
    ].join('\n')
    say(text)
    if (quick) say('A quick run: its figures count for nothing and are not kept.')
    else await keepResult('book', text)
    return held
  } finally {
    await product.stop()
  }
}

function seconds(values: readonly number[]): string {
  const [median = '', least = '', most = ''] = [quantile(values, 0.5), Math.min(...values), Math.max(...values)].map(
    (ms) => (ms / 1_000).toFixed(2),
  )
  return `${median} s (${least} to ${most}, ${values.length} times)`
}
