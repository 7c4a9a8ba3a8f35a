import { setTimeout as delay } from 'node:timers/promises'
import { freePort, openDataFolder, plantCatalogue, startProduct } from '@pf/bench/measuring'
import { isFinal } from '@pf/task-contract'
import type { PriceForgeTask } from '@pf/contract'
import { connect } from '../support/client.ts'
import { createBook, submitCreation, untilFinal } from './scene.ts'
import type { BookScene } from './scene.ts'

const partNumbers = 400_000

/** The ten moments: at submission, when it runs, and at these of its percents or as soon after as they are told. */
const moments = ['submitted', 'running', 2, 10, 15, 30, 50, 70, 90, 99] as const
type Moment = (typeof moments)[number]

/** What a reader finds right after the restart. */
interface Found {
  readonly active: readonly number[]
  readonly rows: number
  /** As many as the book says that it has. */
  readonly itemCount: number
  /** What the first part number says. */
  readonly first: string | null
}

/** The whole process group of a server with its worker and PostgreSQL is killed at ten moments of a creation. */
export async function proveKills({ root, dataDir, say }: BookScene): Promise<boolean> {
  const port = await freePort()
  let product = await startProduct({ root, dataDir, port })
  let held = true
  try {
    {
      await using database = await openDataFolder(dataDir)
      // No book reads it, and keeping it while planting takes a minute.
      await database.pool.query('drop index if exists pricing.part_number_search')
      await plantCatalogue(database, partNumbers)
    }
    await markGeneration(dataDir, 0)
    const began = performance.now()
    const first = await createBook(product.url)
    say(`  undisturbed: ${first.itemCount} rows in ${((performance.now() - began) / 1_000).toFixed(1)} s`)
    let old = first.id
    for (const [index, moment] of moments.entries()) {
      const generation = index + 1
      await markGeneration(dataDir, generation)
      const id = await submitCreation(product.url)
      const { progress, status } = await untilMoment(product.url, { id, moment })
      await product.kill()
      product = await startProduct({ root, dataDir, port })
      const found = await lookAt(dataDir)
      const restarted = performance.now()
      const task = await untilFinal(product.url, id)
      const endedMs = performance.now() - restarted
      const made = task.type === 'partnumber_book_create' && task.status === 'completed' ? task.result.bookId : 0
      const end = await lookAt(dataDir)
      const { books, stray } = await countBooks(dataDir, id)
      const wasOld = found.active.join() === String(old) && isWhole(found, generation - 1)
      const wasNew = found.active.join() === String(made) && isWhole(found, generation)
      const good =
        (wasOld || wasNew) &&
        end.active.join() === String(made) &&
        isWhole(end, generation) &&
        books === 1 &&
        stray === 0
      held &&= good
      const what = wasOld ? 'the old book' : wasNew ? 'the new book' : `WRONG ${JSON.stringify(found)}`
      say(
        `  killed at ${progress} % (${status}): ${what} was in force; after the restart it ended ${task.status} in ${(endedMs / 1_000).toFixed(1)} s, losses ${task.losses}, ${books} book of it, ${stray} stray rows${good ? '' : '  <-- wrong'}`,
      )
      old = made
    }
    return held
  } finally {
    await product.stop()
  }
}

/** Waits until a creation has come to a moment, or ended before anybody was told of it. */
async function untilMoment(
  url: string,
  { id, moment }: { id: string; moment: Moment },
): Promise<Pick<PriceForgeTask, 'progress' | 'status'>> {
  const client = connect(url)
  for (;;) {
    const { progress, status } = await client.tasks.get.query({ id })
    const isThere =
      moment === 'submitted' ||
      (status === 'running' && (moment === 'running' || progress >= moment)) ||
      isFinal(status)
    if (isThere) return { progress, status }
    await delay(5)
  }
}

/** Tells the books apart: their rows differ in number and in what the first part number says. */
async function markGeneration(dataDir: string, generation: number): Promise<void> {
  await using database = await openDataFolder(dataDir)
  await database.pool.query('update pricing.part_number set is_ignored = true where id = $1', [generation + 2])
  await database.pool.query('update pricing.part_number set description = $1 where id = 1', [
    `generation ${generation}`,
  ])
}

/** One book in force, with all its rows, of the generation. */
function isWhole({ active, rows, itemCount, first }: Found, generation: number): boolean {
  return active.length === 1 && rows > 0 && rows === itemCount && first === `generation ${generation}`
}

async function lookAt(dataDir: string): Promise<Found> {
  await using database = await openDataFolder(dataDir)
  const { rows } = await database.pool.query<Found>(`
    with active as (
      select book.id, stored.item_count from public.qt_partnumber_books book join pricing.part_number_book stored using (id)
      where book.is_active
    ), item as (
      select partnumber, description from public.qt_partnumber_book_items where book_id in (select id from active)
    )
    select (select coalesce(array_agg(id), '{}') from active) as active,
           (select coalesce(sum(item_count), 0)::int from active) as "itemCount",
           (select count(*)::int from item) as rows,
           (select min(item.description) from item join pricing.part_number known on known.part_number = partnumber where known.id = 1) as first`)
  const [found] = rows
  if (found === undefined) throw new Error('The look at the books has not come back')
  return found
}

/** How many books a task has made, and rows that belong to no complete book. */
async function countBooks(dataDir: string, taskId: string): Promise<{ books: number; stray: number }> {
  await using database = await openDataFolder(dataDir)
  const { rows } = await database.pool.query<{ books: number; stray: number }>(
    `select (select count(*)::int from pricing.part_number_book where task_id = $1) as books,
            (select count(*)::int from pricing.part_number_book_item item
             where not exists (select from public.qt_partnumber_books where id = item.book_id)) as stray`,
    [taskId],
  )
  return rows[0] ?? { books: -1, stray: -1 }
}
