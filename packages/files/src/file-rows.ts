import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** A kept file, as others are told of it. */
export interface FileInfo {
  readonly id: string
  readonly name: string
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
  /** ISO 8601 in UTC. */
  readonly createdAt: string
}

/** A file and the id of the actor whose it is. */
export type OwnedFile = FileInfo & { readonly ownerId: string }

/** Begins an upload; nobody sees the file before `completeFile`. */
export async function insertFile(db: Queryable, { name, ownerId }: { name: string; ownerId: string }): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(
    sql`insert into files.file (name, owner_id) values (${name}, ${ownerId}) returning id`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('The new file row has not come back')
  return row.id
}

/** Adds a chunk and says that the upload is alive. False when the upload was swept away meanwhile. */
export async function insertChunk(
  db: Queryable,
  chunk: { fileId: string; number: number; bytes: Buffer },
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    with upload as (
      update files.file set used_at = now() where id = ${chunk.fileId} and completed_at is null returning id
    )
    insert into files.chunk (file_id, number, bytes) select id, ${chunk.number}::int, ${chunk.bytes}::bytea from upload`)
  return rowCount === 1
}

/** Makes an upload visible, with all its chunks at once. Undefined when it was swept away meanwhile. */
export async function completeFile(
  db: Queryable,
  { id, size, sha256 }: { id: string; size: number; sha256: string },
): Promise<FileInfo | undefined> {
  const { rows } = await db.execute<FileRow>(sql`
    update files.file
    set size = ${size}, sha256 = ${sha256}, completed_at = now(), used_at = now()
    where id = ${id} and completed_at is null
    returning id, name, size, sha256, created_at, owner_id`)
  return rows[0] && describeFile(rows[0])
}

export async function selectFile(db: Queryable, id: string): Promise<OwnedFile | null> {
  const { rows } = await db.execute<FileRow>(sql`
    select id, name, size, sha256, created_at, owner_id from files.file where id = ${id} and completed_at is not null`)
  return describeOwned(rows[0])
}

/** One chunk of a visible file; undefined past its end, and when the file was removed. */
export async function selectChunk(db: Queryable, fileId: string, number: number): Promise<Buffer | undefined> {
  const { rows } = await db.execute<{ bytes: Buffer }>(sql`
    select bytes from files.chunk join files.file on file.id = chunk.file_id
    where file_id = ${fileId} and number = ${number} and completed_at is not null`)
  return rows[0]?.bytes
}

/** Null when the file is not kept any more. */
export async function touchFile(db: Queryable, id: string): Promise<OwnedFile | null> {
  const { rows } = await db.execute<FileRow>(sql`
    update files.file set used_at = now() where id = ${id} and completed_at is not null
    returning id, name, size, sha256, created_at, owner_id`)
  return describeOwned(rows[0])
}

/**
 * Hides the files that nothing has used since `before`, and answers what is now to be removed: those, uploads that have not moved for an
 * hour, and what an earlier removal left.
 */
export async function hideUnusedFiles(db: Queryable, before: Date): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    update files.file set completed_at = null
    where (completed_at is not null and used_at < ${before.toISOString()}::timestamptz)
       or (completed_at is null and used_at < now() - interval '1 hour')
    returning id`)
  return rows.map(({ id }) => id)
}

/** Takes a file away from its readers; what is left of it is to be removed. */
export async function hideFile(db: Queryable, id: string): Promise<void> {
  await db.execute(sql`update files.file set completed_at = null where id = ${id}`)
}

/** Removes chunks of a file that is not visible, at most 64. Answers how many. */
export async function deleteChunks(db: Queryable, fileId: string): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from files.chunk where (file_id, number) in (
      select file_id, number from files.chunk join files.file on file.id = chunk.file_id
      where file_id = ${fileId} and completed_at is null
      limit 64)`)
  return rowCount ?? 0
}

export async function deleteFile(db: Queryable, id: string): Promise<void> {
  await db.execute(sql`delete from files.file where id = ${id} and completed_at is null`)
}

interface FileRow extends Record<string, unknown> {
  readonly id: string
  readonly name: string
  /** node-postgres delivers bigint as text. */
  readonly size: string
  readonly sha256: string
  readonly created_at: string | Date
  readonly owner_id: string
}

function describeFile(row: FileRow): FileInfo {
  const { id, name, sha256 } = row
  return { id, name, size: Number(row.size), sha256, createdAt: new Date(row.created_at).toISOString() }
}

function describeOwned(row: FileRow | undefined): OwnedFile | null {
  return row === undefined ? null : { ...describeFile(row), ownerId: row.owner_id }
}
