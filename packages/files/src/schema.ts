import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const filesSchema = pgSchema('files')

/** A file. It is there for readers only while `completed_at` is set: an upload under way and a file being removed have none. */
export const file = filesSchema.table(
  'file',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** Id of the actor who brought it. */
    ownerId: text('owner_id').notNull(),
    size: bigint({ mode: 'number' }),
    /** Of the content, as lower-case hex. */
    sha256: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the last chunk came, and later when a task last referred to it. Removal goes by this. */
    usedAt: timestamp('used_at', { withTimezone: true }).notNull().defaultNow(),
    completedAt: timestamp('completed_at', { withTimezone: true }),
  },
  (table) => [
    check('file_complete', sql`completed_at is null or (size is not null and sha256 is not null)`),
    index('file_used_at').on(table.usedAt),
  ],
)

/** A piece of a file, numbered from 0; all but the last have one size. */
export const chunk = filesSchema.table(
  'chunk',
  {
    fileId: uuid('file_id')
      .notNull()
      .references(() => file.id),
    number: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.number] })],
)
