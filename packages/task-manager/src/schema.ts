import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  json,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

export const tasksSchema = pgSchema('tasks')

/** Milliseconds, so that a time read by a client is the time stored (keyset pages compare it). */
const time = (name: string) => timestamp(name, { precision: 3, withTimezone: true })

/** One durable run of a task type. JSON is kept as text (json): a NUL in a file's text is legal there. */
export const task = tasksSchema.table(
  'task',
  {
    id: uuid().primaryKey(),
    type: text().notNull(),
    status: text().notNull(),
    input: json().notNull(),
    /** Equal for equal inputs. */
    inputDigest: text('input_digest').notNull(),
    subject: text(),
    createdAt: time('created_at').notNull().defaultNow(),
    createdBy: json('created_by').notNull(),
    createdById: text('created_by_id').notNull(),
    startedAt: time('started_at'),
    updatedAt: time('updated_at').notNull().defaultNow(),
    doneAt: time('done_at'),
    progress: smallint().notNull().default(0),
    message: json(),
    result: json(),
    error: json(),
    /** The fence: every write of a run names its attempt (I3). */
    attempt: integer().notNull().default(0),
    failures: integer().notNull().default(0),
    losses: integer().notNull().default(0),
    retryOf: uuid('retry_of'),
    version: integer().notNull().default(1),
    priority: integer().notNull().default(0),
    serial: boolean().notNull(),
    /** Tasks of one lane of a serial type run one at a time. */
    lane: text().notNull(),
    /** The lease of the present attempt, or of the next one. */
    jobId: uuid('job_id').notNull(),
    /** When the next attempt may begin. */
    dueAt: time('due_at').notNull().defaultNow(),
    /** Lines that handlers have put on the timeline. */
    logged: integer().notNull().default(0),
    /** One of these waits for its first attempt for each input. */
    coalesces: boolean().notNull().default(false),
    acknowledgedAt: time('acknowledged_at'),
    /** Ended without completing, and what it staged may still be there. */
    needsCleanup: boolean('needs_cleanup').notNull().default(false),
  },
  (table) => [
    check('task_status', sql`${table.status} in ('queued', 'running', 'completed', 'error', 'cancelled')`),
    check('task_done', sql`(${table.doneAt} is null) = (${table.status} in ('queued', 'running'))`),
    check('task_progress', sql`${table.progress} between 0 and 100`),
    uniqueIndex('task_coalesced')
      .on(table.type, table.inputDigest)
      .where(sql`${table.coalesces} and ${table.status} = 'queued' and ${table.attempt} = 0`),
    index('task_subject')
      .using('gin', sql`subject gin_trgm_ops`)
      .where(sql`${table.subject} is not null`),
    // Each begins with a filter of the list and holds all others, so that what the others sort out is not read from the table.
    index('task_newest').on(table.createdAt, table.id, table.type, table.status, table.createdById),
    index('task_type').on(table.type, table.createdAt, table.id, table.status, table.createdById),
    index('task_status_newest').on(table.status, table.createdAt, table.id, table.type, table.createdById),
    index('task_creator').on(table.createdById, table.createdAt, table.id, table.type, table.status),
    index('task_unacknowledged')
      .on(table.createdById, table.createdAt, table.id)
      .where(sql`${table.acknowledgedAt} is null`),
    index('task_done')
      .on(table.doneAt, table.status, table.type)
      .where(sql`${table.doneAt} is not null`),
    index('task_ended')
      .on(table.type, table.doneAt)
      .where(sql`${table.doneAt} is not null`),
    index('task_queued')
      .on(table.type, table.lane, table.priority.desc().nullsFirst(), table.dueAt, table.id)
      .where(sql`${table.status} = 'queued'`),
    index('task_running')
      .on(table.type, table.lane)
      .where(sql`${table.status} = 'running'`),
    index('task_retry')
      .on(table.retryOf)
      .where(sql`${table.retryOf} is not null`),
    index('task_needs_cleanup')
      .on(table.type)
      .where(sql`${table.needsCleanup}`),
  ],
)

/** What happened to a task: its timeline. */
export const taskEvent = tasksSchema.table(
  'task_event',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** No foreign key: its check would lock the task's row at every event. Events are deleted with their task. */
    taskId: uuid('task_id').notNull(),
    at: time('at').notNull().defaultNow(),
    attempt: integer().notNull(),
    kind: text().notNull(),
    data: json().notNull(),
  },
  (table) => [index('task_event_task').on(table.taskId, table.id)],
)

/** Which task a submission's idempotency key led to; kept as long as the task. */
export const submissionKey = tasksSchema.table(
  'submission_key',
  {
    type: text().notNull(),
    actorId: text('actor_id').notNull(),
    key: text().notNull(),
    taskId: uuid('task_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.type, table.actorId, table.key] }),
    index('submission_key_task').on(table.taskId),
  ],
)

/** What a step of a task came to, so that a later attempt need not do it again. */
export const taskStep = tasksSchema.table(
  'task_step',
  {
    taskId: uuid('task_id').notNull(),
    name: text().notNull(),
    value: json(),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.name] })],
)
