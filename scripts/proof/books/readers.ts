import { setTimeout as delay } from 'node:timers/promises'
import { freePort, openDataFolder, plantCatalogue, startProduct } from '@pf/bench/measuring'
import type { Database } from '@pf/database'
import { z } from 'zod'
import { connect } from '../support/client.ts'
import { createBook } from './scene.ts'
import type { BookScene } from './scene.ts'

const httpReaders = 60
const sqlReaders = 40
const activations = 50
/** Of them so many are of new books, the others of older ones. */
const creations = 10
const partNumbers = 1_000

const wireBook = z.object({
  id: z.int(),
  item_count: z.int(),
  items: z.array(z.object({ description: z.string() })),
})

/** What a reader saw: how often all was well, and each time when not. */
interface Seen {
  reads: number
  readonly books: Set<number>
  readonly wrong: string[]
}

/** Every book has rows of one description, told by its id here; a reader that sees any other number of them, or others, saw a mixture. */
export async function proveReaders({ root, dataDir, say }: BookScene): Promise<boolean> {
  const product = await startProduct({ root, dataDir, port: await freePort() })
  await using opened = new AsyncDisposableStack()
  try {
    const databases: Database[] = []
    for (let n = 0; n < sqlReaders / 8; n += 1) databases.push(opened.use(await openDataFolder(dataDir)))
    const [database] = databases
    if (database === undefined) throw new Error('There are no readers by SQL')
    await plantCatalogue(database, partNumbers)
    const counts = new Map<number, number>()
    const create = async (): Promise<void> => {
      // Another number of rows each time, too.
      await database.pool.query(`update pricing.part_number set is_ignored = id <= $1`, [counts.size])
      await database.pool.query('update pricing.part_number set description = $1', [`generation ${counts.size + 1}`])
      const book = await createBook(product.url)
      counts.set(book.id, book.itemCount)
    }
    await create()
    await create()

    const over = new AbortController()
    const seen: Seen = { reads: 0, books: new Set(), wrong: [] }
    const checks: Checked[] = []
    const note = (checked: Checked): void => {
      seen.reads += 1
      seen.books.add(checked.id)
      checks.push(checked)
    }
    const readers = [
      ...Array.from({ length: httpReaders }, () => readByHttp(product.url, { over: over.signal, note, seen })),
      ...databases.flatMap((each) =>
        Array.from({ length: 8 }, () => readBySql(each, { over: over.signal, note, seen })),
      ),
    ]
    const client = connect(product.url)
    for (let n = 0; n < activations; n += 1) {
      const before = seen.reads
      if (n % (activations / creations) === 0) await create()
      else await client.partnumberBooks.activate.mutate({ id: [...counts.keys()][n % counts.size] ?? 0 })
      // Nobody misses an activation, and some read across it.
      while (seen.reads < before + 50 && seen.wrong.length === 0) await delay(5)
    }
    over.abort()
    await Promise.all(readers)
    const ids = [...counts.keys()]
    for (const { id, rows, descriptions, how } of checks) {
      if (rows !== counts.get(id) || descriptions.join() !== `generation ${ids.indexOf(id) + 1}`)
        seen.wrong.push(`${how}: book ${id} with ${rows} rows of ${descriptions.join()}`)
    }
    say(
      `  ${httpReaders} readers by HTTP and ${sqlReaders} by the views, ${activations} activations, ${creations} of them of new books`,
    )
    const byHttp = checks.filter(({ how }) => how === 'HTTP').length
    say(
      `  ${byHttp} whole reads by HTTP and ${seen.reads - byHttp} by the views, of ${seen.books.size} books; none, two or a mixture: ${seen.wrong.length}`,
    )
    for (const wrong of seen.wrong.slice(0, 10)) say(`  ${wrong}`)
    return seen.wrong.length === 0 && seen.books.size === counts.size
  } finally {
    await product.stop()
  }
}

interface Checked {
  readonly how: 'HTTP' | 'SQL'
  readonly id: number
  readonly rows: number
  readonly descriptions: readonly string[]
}

interface Reading {
  readonly over: AbortSignal
  readonly note: (checked: Checked) => void
  readonly seen: Seen
}

async function readByHttp(url: string, { over, note, seen }: Reading): Promise<void> {
  while (!over.aborted) {
    try {
      const answer = await fetch(`${url}/api/partnumber-books/active`)
      const { id, item_count: itemCount, items } = wireBook.parse(await answer.json())
      if (items.length !== itemCount) seen.wrong.push(`HTTP: ${items.length} of ${itemCount} rows of book ${id}`)
      note({
        how: 'HTTP',
        id,
        rows: items.length,
        descriptions: [...new Set(items.map(({ description }) => description))],
      })
    } catch (error) {
      seen.wrong.push(`HTTP: ${String(error)}`)
    }
  }
}

async function readBySql({ pool }: Database, { over, note, seen }: Reading): Promise<void> {
  while (!over.aborted) {
    const { rows: active } = await pool.query<{ id: number }>(
      'select id from public.qt_partnumber_books where is_active',
    )
    const [book, other] = active
    if (book === undefined || other !== undefined) {
      seen.wrong.push(`SQL: ${active.length} active books`)
      continue
    }
    const { rows } = await pool.query<{ rows: number; descriptions: string[] }>(
      `select count(*)::int as rows, array_agg(distinct description) as descriptions
       from public.qt_partnumber_book_items where book_id = $1`,
      [book.id],
    )
    const [items] = rows
    note({ how: 'SQL', id: book.id, rows: items?.rows ?? 0, descriptions: items?.descriptions ?? [] })
  }
}
