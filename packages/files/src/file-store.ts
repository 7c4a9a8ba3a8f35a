import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Database, Queryable } from '@pf/database'
import { FileError } from './file-error.ts'
import {
  completeFile,
  deleteChunks,
  deleteFile,
  hideFile,
  hideUnusedFiles,
  insertChunk,
  insertFile,
  selectChunk,
  selectFile,
  touchFile,
} from './file-rows.ts'
import type { FileInfo, OwnedFile } from './file-rows.ts'
import { splitChunks } from './split-chunks.ts'
import { untilAborted } from './until-aborted.ts'

const chunkBytes = 1024 * 1024

export interface NewFile {
  readonly name: string
  /** Id of the actor who brings it. */
  readonly ownerId: string
  readonly content: AsyncIterable<Uint8Array>
  readonly maxBytes: number
  /** Ends the upload; nothing of it stays. */
  readonly signal?: AbortSignal
}

/** Files in the database, so that every process on every host can read them. No call holds a transaction for longer than a chunk. */
export interface FileStore {
  /**
   * Takes a stream in. The file is visible once this has answered; a failed or aborted one leaves nothing (after a crash: once
   * `removeUnused` has run an hour later).
   * @throws FileError FILE_TOO_LARGE; whatever the stream or the signal throws
   */
  write(file: NewFile): Promise<FileInfo>
  info(id: string): Promise<OwnedFile | null>
  /** The content, a chunk at a time. Throws FileError FILE_GONE, also when the file is removed in between. */
  read(id: string): AsyncIterable<Uint8Array>
  /** Writes the content to a new file, readable by this user alone. @throws FileError FILE_GONE */
  copyTo(id: string, path: string, options?: { readonly signal?: AbortSignal }): Promise<void>
  /** Keeps the file for longer: called whenever a task refers to it, in the task's transaction. Null when it is gone. */
  touch(tx: Queryable, id: string): Promise<OwnedFile | null>
  /** Removes a file that no task refers to. */
  remove(id: string): Promise<void>
  /**
   * Removes the files that nothing has used since `before`, and what crashed uploads left. Answers how many. After an abort no further file is
   * begun; the rest is removed an hour later.
   */
  removeUnused(options: { readonly before: Date; readonly signal?: AbortSignal }): Promise<number>
}

export function createFileStore(database: Database): FileStore {
  const { db } = database

  const removeHidden = async (id: string): Promise<void> => {
    while ((await deleteChunks(db, id)) > 0) continue
    await deleteFile(db, id)
  }

  const write = async ({ name, ownerId, content, maxBytes, signal }: NewFile): Promise<FileInfo> => {
    signal?.throwIfAborted()
    const id = await insertFile(db, { name, ownerId })
    try {
      const hash = createHash('sha256')
      let size = 0
      let number = 0
      const source = signal === undefined ? content : untilAborted(content, signal)
      for await (const bytes of splitChunks(source, chunkBytes)) {
        size += bytes.length
        if (size > maxBytes) throw tooLarge(name, maxBytes)
        hash.update(bytes)
        if (!(await insertChunk(db, { fileId: id, number, bytes }))) throw swept(name)
        number += 1
      }
      signal?.throwIfAborted()
      const file = await completeFile(db, { id, size, sha256: hash.digest('hex') })
      if (file === undefined) throw swept(name)
      return file
    } catch (error) {
      // If even this fails (the database is gone, say), the sweep removes what stays; the caller is told what happened first.
      await removeHidden(id).catch(() => undefined)
      throw error
    }
  }

  async function* read(id: string): AsyncGenerator<Uint8Array> {
    const file = await selectFile(db, id)
    if (file === null) throw gone(id)
    const chunks = Math.ceil(file.size / chunkBytes)
    for (let number = 0; number < chunks; number += 1) {
      const bytes = await selectChunk(db, id, number)
      if (bytes === undefined) throw gone(id)
      yield bytes
    }
  }

  return {
    write,
    info: (id) => selectFile(db, id),
    read,
    copyTo: (id, path, options = {}) =>
      pipeline(read(id), createWriteStream(path, { flags: 'wx', mode: 0o600 }), options),
    touch: touchFile,
    remove: async (id) => {
      await hideFile(db, id)
      await removeHidden(id)
    },
    removeUnused: async ({ before, signal }) => {
      let removed = 0
      for (const id of await hideUnusedFiles(db, before)) {
        if (signal?.aborted) break
        await removeHidden(id)
        removed += 1
      }
      return removed
    },
  }
}

const gone = (id: string) => new FileError('FILE_GONE', `The file ${id} is not kept any more. Upload it again`)
const swept = (name: string) => new Error(`The upload of "${name}" stood still for an hour and was removed`)

function tooLarge(name: string, maxBytes: number): FileError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024)
  const limit = megabytes > 0 ? `${megabytes} MB` : `${maxBytes} bytes`
  return new FileError('FILE_TOO_LARGE', `The file "${name}" is larger than ${limit}, the most that is taken. Split it`)
}
