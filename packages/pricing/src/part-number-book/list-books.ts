import type { PartNumberBook } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { isoTime } from '../iso-time.ts'

/** All complete books, newest first. Retention keeps them few. */
export function listBooks(db: Queryable): Promise<PartNumberBook[]> {
  return selectBooks(db, sql`true`)
}

/** The book that is in force; null before the first one. */
export async function activeBook(db: Queryable): Promise<PartNumberBook | null> {
  const [book] = await selectBooks(db, sql`is_active`)
  return book ?? null
}

/** A complete book; null where there is none of this id. */
export async function selectBook(db: Queryable, id: number): Promise<PartNumberBook | null> {
  const [book] = await selectBooks(db, sql`id = ${id}`)
  return book ?? null
}

async function selectBooks(db: Queryable, which: SQL): Promise<PartNumberBook[]> {
  const { rows } = await db.execute<PartNumberBook & Record<string, unknown>>(sql`
    select id, version, ${isoTime(sql`created_at`)} as "createdAt", created_by ->> 'name' as "createdBy",
           created_by ->> 'via' as "createdVia",
           item_count as "itemCount", is_active as "isActive", ${isoTime(sql`activated_at`)} as "activatedAt",
           activated_by ->> 'name' as "activatedBy", activated_by ->> 'via' as "activatedVia",
           ${isoTime(sql`deactivated_at`)} as "deactivatedAt"
    from pricing.part_number_book
    where completed_at is not null and ${which}
    order by part_number_book.created_at desc, id desc`)
  return rows
}
