import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileInfo, uploadHeader } from '@pf/contract'
import type { FileInfo } from '@pf/contract'
import { NoServerError, refusalOf } from './api-client.ts'
import { CommandError } from './command-error.ts'

/** Streams a file from disk to the server. @throws CommandError */
export async function uploadFile(url: string, path: string): Promise<FileInfo> {
  await requireFile(path)
  const answer = await send(url, path)
  const body: unknown = await answer.json().catch(() => null)
  const stored = fileInfo.safeParse(body)
  if (stored.success) return stored.data
  throw refusalOf(body, { url })
}

/** @throws CommandError when there is no such file */
export async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new CommandError(`There is no file ${path}`, 2)
  if (!found.isFile()) throw new CommandError(`${path} is no file`, 2)
}

async function send(url: string, path: string): Promise<Response> {
  const body = await openAsBlob(path)
  try {
    return await fetch(new URL('/api/files', url), {
      method: 'POST',
      headers: { [uploadHeader]: '1', 'x-file-name': encodeURIComponent(basename(path)) },
      body,
    })
  } catch (error) {
    throw new NoServerError(url, { cause: error })
  }
}
