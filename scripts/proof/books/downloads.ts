import { once } from 'node:events'
import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort, openDataFolder, plantCatalogue, residentMb, startProduct } from '@pf/bench/measuring'
import { openSpreadsheet } from '@pf/spreadsheet'
import { z } from 'zod'
import { connect } from '../support/client.ts'
import { createBook, untilFinal } from './scene.ts'
import type { BookScene } from './scene.ts'

const partNumbers = 60_000
/** Bytes a second that the throttled ones take, of some 40 MB; the first don't go on before all rows are deleted. */
const rates = [0, 0, 20_000_000, 40_000_000, 100_000_000] as const

type Form = 'json' | 'ndjson' | 'xlsx' | 'csv'
const forms: readonly Form[] = ['json', 'ndjson', 'xlsx', 'csv']

/** How a download went: all rows, an error that its reader was told of, or a file that looks whole and is not. */
type Outcome = 'whole' | 'broken off' | 'SHORT'

/** Slow readers of a book, in each form, begun while it is there; then it is superseded and retention deletes it. */
export async function proveDownloads({ root, dataDir, say }: BookScene): Promise<boolean> {
  const product = await startProduct({ root, dataDir, port: await freePort() })
  await using database = await openDataFolder(dataDir)
  try {
    const { url } = product
    await plantCatalogue(database, partNumbers)
    // What does not compress, so that no form of the book fits into the buffers on the way.
    await database.pool.query(`
      update pricing.part_number set description = (select string_agg(md5(id::text || n || random()), '') from generate_series(1, 16) n)`)
    const book = await createBook(url)
    const before = await residentMb(product.pid)
    const whole = await Promise.all(
      forms.map(async (form) => outcomeOf(await begin(url, { form, id: book.id }), { form, rate: Infinity, ...book })),
    )
    say(`  undisturbed: ${forms.map((form, index) => `${form} ${whole[index]}`).join(', ')}; ${book.itemCount} rows`)

    const deleted = Promise.withResolvers<void>()
    const downloads: Promise<[Form, Outcome]>[] = []
    for (const form of forms) {
      for (const rate of rates) {
        const stream = await begin(url, { form, id: book.id })
        const wait = rate === 0 ? deleted.promise : Promise.resolve()
        downloads.push(
          wait.then(async () => [form, await outcomeOf(stream, { form, rate: rate === 0 ? Infinity : rate, ...book })]),
        )
      }
    }
    const next = await createBook(url)
    await database.pool.query(
      `update pricing.part_number_book set deactivated_at = now() - interval '2 hours', created_at = created_at - interval '1 second' where id = $1`,
      [book.id],
    )
    const { taskId } = await connect(url).tasks.submit.mutate({ type: 'partnumber_book_retention', input: {} })
    const retention = await untilFinal(url, taskId)
    const { rows } = await database.pool.query<{ left: number }>(
      'select count(*)::int as left from pricing.part_number_book_item where book_id = $1',
      [book.id],
    )
    const left = rows[0]?.left ?? -1
    say(
      `  ${downloads.length} downloads begun; retention ${retention.status}, book ${book.id} has ${left} rows left, book ${next.id} is in force`,
    )
    deleted.resolve()
    const outcomes = await Promise.all(downloads)
    let held = left === 0 && whole.every((outcome) => outcome === 'whole')
    for (const form of forms) {
      const count = (wanted: Outcome) => outcomes.filter(([of, outcome]) => of === form && outcome === wanted).length
      say(`  ${form}: ${count('whole')} whole, ${count('broken off')} broken off, ${count('SHORT')} short`)
      held &&= count('SHORT') === 0 && count('broken off') > 0
    }
    say(`  memory of the server: ${before} MB before, ${await residentMb(product.pid)} MB after`)
    return held
  } finally {
    await product.stop()
  }
}

/** Begins a download and takes its first bytes. */
async function begin(url: string, { form, id }: { form: Form; id: number }): Promise<IncomingMessage> {
  const active = form === 'json' || form === 'ndjson'
  const request = get(`${url}/api/partnumber-books/${active ? 'active' : `${id}/rows.${form}`}`, {
    agent: false,
    headers: { accept: form === 'ndjson' ? 'application/x-ndjson' : '*/*' },
  })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve)
    request.once('error', reject)
  })
  if (response.statusCode !== 200) throw new Error(`A download was answered ${response.statusCode}`)
  await once(response, 'readable')
  return response
}

async function outcomeOf(
  stream: IncomingMessage,
  { form, rate, itemCount }: { form: Form; rate: number; itemCount: number },
): Promise<Outcome> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) {
      const bytes = z.instanceof(Buffer).parse(chunk)
      chunks.push(bytes)
      if (Number.isFinite(rate)) await delay((bytes.length * 1_000) / rate)
    }
  } catch {
    return 'broken off'
  }
  return (await rowsOf(form, Buffer.concat(chunks))) === itemCount ? 'whole' : 'SHORT'
}

const listed = z.object({ items: z.array(z.unknown()) })

async function rowsOf(form: Form, bytes: Buffer): Promise<number> {
  switch (form) {
    case 'json':
      return listed.parse(JSON.parse(bytes.toString())).items.length
    case 'ndjson':
      return bytes.toString().trimEnd().split('\n').length
    case 'csv':
      return bytes.toString().trimEnd().split('\r\n').length - 1
    case 'xlsx':
      return sheetRows(bytes)
  }
}

async function sheetRows(bytes: Buffer): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-proof-book-'))
  try {
    const file = path.join(folder, 'book.xlsx')
    await writeFile(file, bytes)
    await using spreadsheet = await openSpreadsheet(file)
    let rows = -1
    for await (const batch of spreadsheet.readSheet(spreadsheet.sheets[0]?.name ?? '')) rows += batch.length
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
