import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { hasSqlState } from '@pf/database'
import type { Transaction } from '@pf/database'
import { TaskRequestError } from '@pf/task-contract'
import type { Actor, TaskDefinition } from '@pf/task-contract'
import { z } from 'zod'
import { inputDigest } from './decide/canonical-json.ts'
import { laneOf } from './decide/lane.ts'
import { definitionOf } from './engine.ts'
import type { Engine } from './engine.ts'
import type { NewJob } from './queue.ts'
import { insertTasks, lockCoalescing } from './store/insert-task.ts'
import type { NewTask } from './store/insert-task.ts'
import { findLiveRetry, lockRetries } from './store/live-retry.ts'
import { claimSubmissionKey, findTaskByKey, leadSubmissionKey } from './store/submission-key.ts'
import type { SubmissionKey } from './store/submission-key.ts'
import type { TaskRow } from './store/task-row.ts'
import type { CompletionTx } from './types.ts'

/** A submission whose type is known, whose actor is allowed it and whose input has been parsed. */
export interface CheckedSubmission {
  readonly definition: TaskDefinition
  readonly input: unknown
  readonly actor: Actor
  /** The task that is repeated; while one that repeats it is live, that one is given. */
  readonly retryOf?: string
  readonly idempotencyKey?: string | undefined
}

/** @throws TaskRequestError UNKNOWN_TYPE, FORBIDDEN, INVALID_INPUT */
export function checkSubmission(
  engine: Engine,
  { type, input, idempotencyKey }: { type: string; input: unknown; idempotencyKey?: string | undefined },
  actor: Actor,
): CheckedSubmission {
  const definition = definitionOf(engine, type)
  if (definition === undefined) throw unknownType(engine, type)
  if (!engine.can(actor, definition.permissions.submit)) {
    throw new TaskRequestError(
      'FORBIDDEN',
      `${actor.name} may not submit "${type}" (needs ${definition.permissions.submit})`,
    )
  }
  return { definition, input: parseInput(definition, input), actor, idempotencyKey }
}

/** @throws TaskRequestError INVALID_INPUT, naming what does not fit */
export function parseInput(definition: TaskDefinition, input: unknown): unknown {
  const parsed = definition.input.safeParse(input)
  if (parsed.success) return parsed.data
  throw new TaskRequestError(
    'INVALID_INPUT',
    `The input of a "${definition.type}" task does not fit: ${issuesOf(parsed.error)}`,
    { cause: parsed.error },
  )
}

/** What a schema refuses, on one line. */
export function issuesOf(error: z.ZodError): string {
  return z.prettifyError(error).replaceAll(/\s*\n\s*/g, ' ')
}

/** PostgreSQL's word for a full disk. */
const diskFull = '53100'

/**
 * Runs what stores submissions, in a transaction.
 * @throws TaskRequestError STORAGE_FULL, else what the work throws
 */
export async function storeSubmissions<T>(
  { database }: Pick<Engine, 'database'>,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction(work)
  } catch (error) {
    if (!hasSqlState(error, diskFull)) throw error
    throw new TaskRequestError(
      'STORAGE_FULL',
      'The disk of the database is full, so nothing was stored: free some space, then submit again',
      { cause: error },
    )
  }
}

/** What a submission came to: its task, or the one that an equal submission had made before. */
export interface StoredSubmission {
  readonly row: TaskRow
  readonly deduplicated: boolean
}

/**
 * Writes task and job in the transaction that is given (I1).
 * @throws TaskRequestError IDEMPOTENCY_CONFLICT, or what `admit` throws
 */
export async function submitInTransaction(
  engine: Engine,
  tx: Transaction,
  checked: CheckedSubmission,
): Promise<StoredSubmission> {
  const { definition, input, actor, retryOf, idempotencyKey } = checked
  if (retryOf !== undefined) {
    await lockRetries(tx, retryOf)
    const repeating = await findLiveRetry(tx, retryOf)
    if (repeating !== undefined) return { row: repeating, deduplicated: true }
  }
  if (idempotencyKey === undefined) return storeTask(engine, tx, await admitTask(engine, tx, checked))
  const key = { type: definition.type, actorId: actor.id, key: idempotencyKey }
  const earlier = await findTaskByKey(tx, key)
  if (earlier !== undefined) return sameSubmission(key, earlier, inputDigest(input))
  const task = await admitTask(engine, tx, checked)
  if (!(await claimSubmissionKey(tx, { ...key, taskId: task.id }))) {
    // An equal key was committed between the look and the claim.
    const winner = await findTaskByKey(tx, key)
    if (winner === undefined) throw new Error(`The task of the idempotency key "${idempotencyKey}" is gone`)
    return sameSubmission(key, winner, task.inputDigest)
  }
  const stored = await storeTask(engine, tx, task)
  if (stored.deduplicated) await leadSubmissionKey(tx, { ...key, taskId: stored.row.id })
  return stored
}

/**
 * The same for many at once, in a handful of statements. Their order among themselves is not kept.
 * @returns in the order given
 */
export async function submitManyInTransaction(
  engine: Engine,
  tx: Transaction,
  submissions: readonly CheckedSubmission[],
): Promise<StoredSubmission[]> {
  const tasks: NewTask[] = []
  for (const checked of submissions) tasks.push(await admitTask(engine, tx, checked))
  const rows = new Map((await insertTasks(tx, tasks)).map((row) => [row.id, row]))
  await engine.queue.send(
    tx,
    tasks.filter(({ id }) => rows.has(id)).map((task) => jobOf(task)),
  )
  const stored: StoredSubmission[] = []
  for (const task of tasks) {
    const row = rows.get(task.id)
    stored.push(row === undefined ? await storeTask(engine, tx, task) : { row, deduplicated: false })
  }
  return stored
}

async function admitTask(
  engine: Engine,
  tx: Transaction,
  { definition, input, actor, retryOf }: CheckedSubmission,
): Promise<NewTask> {
  const { type, run } = definition
  const { subject } = await engine.admit({ definition, input, actor, tx })
  return {
    id: randomUUIDv7(),
    type,
    input,
    inputDigest: inputDigest(input),
    subject,
    actor,
    retryOf: retryOf ?? null,
    priority: run.priority,
    ...laneOf(run.concurrency, input),
    coalesces: run.coalesce,
    jobId: randomUUID(),
  }
}

/** Stores a task, unless an equal one waits that it coalesces with. */
async function storeTask(engine: Engine, tx: Transaction, task: NewTask): Promise<StoredSubmission> {
  for (;;) {
    const [row] = await insertTasks(tx, [task])
    if (row !== undefined) {
      await engine.queue.send(tx, [jobOf(task)])
      return { row, deduplicated: false }
    }
    const waiting = await lockCoalescing(tx, task)
    if (waiting !== undefined) return { row: waiting, deduplicated: true }
    // It was claimed or cancelled between the insert and the look.
  }
}

function jobOf({ id, jobId, type, priority, serial, lane }: NewTask): NewJob {
  return { id: jobId, taskId: id, type, priority, serial, lane }
}

/** @throws TaskRequestError IDEMPOTENCY_CONFLICT when the key was used with another input */
function sameSubmission({ key }: SubmissionKey, row: TaskRow, digest: string): StoredSubmission {
  if (row.inputDigest === digest) return { row, deduplicated: true }
  throw new TaskRequestError(
    'IDEMPOTENCY_CONFLICT',
    `The idempotency key "${key}" was used for task ${row.id} with another input: use a new key for a new submission`,
  )
}

/** A transaction that can submit follow-up tasks, as the same actor. */
export function withSubmit(tx: Transaction, { engine, actor }: { engine: Engine; actor: Actor }): CompletionTx {
  const submit: CompletionTx['submit'] = async (definition, input) => {
    if (definitionOf(engine, definition.type) === undefined) throw unknownType(engine, definition.type)
    const { row } = await submitInTransaction(engine, tx, { definition, input: parseInput(definition, input), actor })
    return { taskId: row.id }
  }
  return Object.assign(tx, { submit })
}

function unknownType({ registry }: Engine, type: string): TaskRequestError {
  return new TaskRequestError('UNKNOWN_TYPE', `Unknown task type "${type}". Known: ${Object.keys(registry).join(', ')}`)
}
