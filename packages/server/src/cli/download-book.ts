import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { NoServerError, refusalOf } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { messageOf, writeWhole } from './write-whole.ts'
import { print } from './print.ts'
import type { ClientOptions } from './tasks.ts'

export interface DownloadOptions extends ClientOptions {
  readonly format: string
}

const types = new Map([
  ['json', 'application/json'],
  ['ndjson', 'application/x-ndjson'],
])

/** `book download [FILE]`: a file is there only once all of the book is in it. @throws CommandError */
export async function downloadBook(file: string | undefined, { url, json, format }: DownloadOptions): Promise<void> {
  const type = types.get(format)
  if (type === undefined) throw new CommandError(`--format is "json" or "ndjson"; got "${format}"`, 2)
  const { body, version, rows } = await request(url, type)
  if (file === '-') return writeOut(body)
  const target = file ?? `partnumber-book-${version}.${format}`
  await writeWhole(body, target)
  print(json ? JSON.stringify({ file: target, version, itemCount: rows }, null, 2) : `${target}: ${rows} rows`)
}

async function request(url: string, accept: string): Promise<{ body: Readable; version: string; rows: number }> {
  const answer = await fetch(new URL('/api/partnumber-books/active', url), { headers: { accept } }).catch(
    (error: unknown) => {
      throw new NoServerError(url, { cause: error })
    },
  )
  const version = answer.headers.get('x-book-version')
  if (!answer.ok || answer.body === null || version === null)
    throw refusalOf(await answer.json().catch(() => null), { url })
  return { body: Readable.fromWeb(answer.body), version, rows: Number(answer.headers.get('x-book-item-count')) }
}

async function writeOut(body: Readable): Promise<void> {
  await pipeline(body, process.stdout, { end: false }).catch((cause: unknown) => {
    throw new CommandError(`The download broke off (${messageOf(cause)}): what was written is not all of it`, 1, {
      cause,
    })
  })
}
