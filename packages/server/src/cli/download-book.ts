import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { NoServerError, call, refusalOf } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { messageOf, writeWhole } from './write-whole.ts'
import { print } from './print.ts'
import type { ClientOptions } from './tasks.ts'

export interface DownloadOptions extends ClientOptions {
  readonly format?: string
}

const forms = ['json', 'ndjson', 'xlsx', 'csv'] as const
type Form = (typeof forms)[number]

/** `book download [FILE]`, in the form that its name asks for: a file is there only once all of the book is in it. @throws CommandError */
export async function downloadBook(file: string | undefined, { url, json, format }: DownloadOptions): Promise<void> {
  const form = chooseForm(file, format)
  const { body, version, rows } = await request(url, form)
  if (file === '-') return writeOut(body)
  const target = file ?? `partnumber-book-${version}.${form}`
  await writeWhole(body, target)
  print(json ? JSON.stringify({ file: target, version, itemCount: rows }, null, 2) : `${target}: ${rows} rows`)
}

function chooseForm(file: string | undefined, format: string | undefined): Form {
  const wanted = forms.find((known) => known === format)
  if (format !== undefined && wanted === undefined)
    throw new CommandError(`--format is "json", "ndjson", "xlsx" or "csv"; got "${format}"`, 2)
  if (file === undefined || file === '-') return wanted ?? 'json'
  const named = forms.find((known) => extname(file).toLowerCase() === `.${known}`)
  if (named === undefined) throw new CommandError(`The file ends with .json, .ndjson, .xlsx or .csv; got "${file}"`, 2)
  if (wanted !== undefined && wanted !== named)
    throw new CommandError(
      `"${file}" is no name for --format ${wanted}: leave --format out, or end it with .${wanted}`,
      2,
    )
  return named
}

async function request(url: string, form: Form): Promise<{ body: Readable; version: string; rows: number }> {
  const { address, accept } = await source(url, form)
  const answer = await fetch(new URL(address, url), { headers: { accept } }).catch((error: unknown) => {
    throw new NoServerError(url, { cause: error })
  })
  const version = answer.headers.get('x-book-version')
  if (!answer.ok || answer.body === null || version === null)
    throw refusalOf(await answer.json().catch(() => null), { url })
  return { body: Readable.fromWeb(answer.body), version, rows: Number(answer.headers.get('x-book-item-count')) }
}

/** Where the book in force is served in a form. */
async function source(url: string, form: Form): Promise<{ address: string; accept: string }> {
  if (form === 'json' || form === 'ndjson')
    return {
      address: '/api/partnumber-books/active',
      accept: form === 'json' ? 'application/json' : 'application/x-ndjson',
    }
  const books = await call(url, (client) => client.partnumberBooks.list.query())
  const active = books.find(({ isActive }) => isActive)
  if (active === undefined)
    throw new CommandError('There is no part-number book yet: make one with "priceforge book create"', 1)
  return { address: `/api/partnumber-books/${active.id}/rows.${form}`, accept: '*/*' }
}

async function writeOut(body: Readable): Promise<void> {
  await pipeline(body, process.stdout, { end: false }).catch((cause: unknown) => {
    throw new CommandError(`The download broke off (${messageOf(cause)}): what was written is not all of it`, 1, {
      cause,
    })
  })
}
