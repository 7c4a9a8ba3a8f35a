import { setTimeout as delay } from 'node:timers/promises'
import { openDataFolder } from '@pf/bench/measuring'
import type { Database } from '@pf/database'
import { z } from 'zod'
import { restTask } from './rest-task.ts'

/** What curl was answered. */
export interface CurlAnswer {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly json: () => unknown
}

/** What a part of the transcript works with. */
export interface Transcript {
  readonly url: string
  readonly dataDir: string
  readonly curl: (...args: string[]) => Promise<CurlAnswer>
  readonly expect: (claim: string, holds: boolean) => void
  readonly say: (line: string) => void
}

const wireBook = z.looseObject({ id: z.int(), version: z.string(), item_count: z.int(), is_active: z.boolean() })

/** The routes of part-number books: list, create, poll, active, active again with its tag; and the views as QuoteForge's sync reads them. */
export async function transcribeBooks({ url, dataDir, curl, expect, say }: Transcript): Promise<void> {
  const routes = { books: `${url}/api/admin/pricing/partnumber-books`, active: `${url}/api/partnumber-books/active` }
  await using database = await openDataFolder(dataDir)
  await plantMappings(database)

  expect('no book yet is 404', (await curl(routes.active)).status === 404)
  const submitted = await curl('-X', 'POST', routes.books)
  const { task_id: taskId } = z.strictObject({ task_id: z.uuid() }).parse(submitted.json())
  expect(
    '202 with Location and Retry-After: 1',
    submitted.status === 202 &&
      submitted.header('location') === `/api/tasks/${taskId}` &&
      submitted.header('retry-after') === '1',
  )
  for (let poll = 0; ; poll += 1) {
    const task = restTask.parse((await curl(`${url}/api/tasks/${taskId}`)).json())
    if (task.done_at !== null) {
      expect('the creation completes', task.status === 'completed' && task.error === null)
      break
    }
    if (poll > 60) throw new Error('The creation did not end within 60 s')
    await delay(1_000)
  }

  const { books } = z.object({ books: z.array(wireBook) }).parse((await curl(routes.books)).json())
  const [book] = books
  expect('the list holds the one book, in force', books.length === 1 && book?.is_active === true)
  const whole = await curl(routes.active)
  const { items, ...fields } = wireBook.extend({ items: z.array(z.unknown()) }).parse(whole.json())
  expect(
    'the active book has as many rows as it says',
    items.length === fields.item_count && fields.item_count === 4 && fields.version === book?.version,
  )
  const etag = whole.header('etag') ?? ''
  const again = await curl('-H', `If-None-Match: ${etag}`, routes.active)
  expect('304 for its tag', etag !== '' && again.status === 304)
  const lines = await curl('-H', 'Accept: application/x-ndjson', routes.active)
  expect('a row a line', lines.header('content-type') === 'application/x-ndjson')

  await psql(database, { say, query: 'select * from public.qt_partnumber_books order by id' })
  const rows = await psql(database, {
    say,
    query: 'select * from public.qt_partnumber_book_items order by book_id, id',
  })
  expect('the view has the same rows', rows === items.length)
}

/** Two components, a bundle of both, and a part number of each: one of them ignored, so that it is in no book. */
async function plantMappings({ pool }: Database): Promise<void> {
  await pool.query(`
    insert into pricing.lot (name, is_bundle) values ('CPU_AMD_9354', false), ('MEM_DDR5_64G', false), ('SERVER_2U', true);
    insert into pricing.bundle_item (bundle_id, lot_id, quantity)
      select bundle.id, part.id, case part.name when 'CPU_AMD_9354' then 2 else 16 end
      from pricing.lot bundle, pricing.lot part where bundle.is_bundle and not part.is_bundle;
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id, is_primary, is_ignored, description)
      select upper(text), text, '', (select id from pricing.lot where name = lot), is_primary, is_ignored, description
      from (values ('100-000000798', 'CPU_AMD_9354', true, false, 'EPYC 9354, tray'),
                   ('100-000000798wof', 'CPU_AMD_9354', false, false, 'EPYC 9354, коробка'),
                   ('MTC40F2046', 'MEM_DDR5_64G', false, true, null),
                   ('AS-2125', 'SERVER_2U', true, false, 'Server 2U')) planted (text, lot, is_primary, is_ignored, description)`)
}

/** Shows a query and its rows as psql does; answers how many they are. */
async function psql(
  { pool }: Database,
  { say, query }: { say: (line: string) => void; query: string },
): Promise<number> {
  const { rows, fields } = await pool.query<unknown[]>({ text: query, rowMode: 'array' })
  const head = fields.map(({ name }) => name)
  const cells = rows.map((row) => row.map(shown))
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (texts: readonly string[]) =>
    ` ${texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')}`.trimEnd()
  say(`postgres=# ${query};`)
  for (const text of [line(head), widths.map((width) => '-'.repeat(width + 2)).join('+'), ...cells.map(line)]) say(text)
  say(`(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`)
  say('')
  return rows.length
}

function shown(value: unknown): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}
