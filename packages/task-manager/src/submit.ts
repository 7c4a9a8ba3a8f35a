import { randomUUID, randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '@pf/database'
import { TaskRequestError } from '@pf/task-contract'
import type { Actor, TaskDefinition } from '@pf/task-contract'
import { z } from 'zod'
import { inputDigest } from './decide/canonical-json.ts'
import { laneOf } from './decide/lane.ts'
import { definitionOf } from './engine.ts'
import type { Engine } from './engine.ts'
import { findTaskByKey } from './store/find-task-by-key.ts'
import { insertTask } from './store/insert-task.ts'
import type { TaskRow } from './store/task-row.ts'

/** A submission whose type is known, whose actor is allowed it and whose input has been parsed. */
export interface CheckedSubmission {
  readonly definition: TaskDefinition
  readonly input: unknown
  readonly actor: Actor
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

/**
 * Writes task and job in the transaction that is given (I1).
 * @throws TaskRequestError IDEMPOTENCY_CONFLICT, or what `admit` throws
 */
export async function submitInTransaction(
  engine: Engine,
  tx: Transaction,
  { definition, input, actor, retryOf, idempotencyKey }: CheckedSubmission,
): Promise<{ row: TaskRow; deduplicated: boolean }> {
  const { type, run } = definition
  const digest = inputDigest(input)
  const known = async (): Promise<TaskRow | undefined> => {
    if (idempotencyKey === undefined) return undefined
    const row = await findTaskByKey(tx, { type, actorId: actor.id, idempotencyKey })
    if (row !== undefined && row.inputDigest !== digest) throw conflict(idempotencyKey, row.id)
    return row
  }
  const earlier = await known()
  if (earlier !== undefined) return { row: earlier, deduplicated: true }

  const { subject } = await engine.admit({ definition, input, actor, tx })
  const jobId = randomUUID()
  const lane = laneOf(run.concurrency, input)
  const row = await insertTask(tx, {
    id: randomUUIDv7(),
    type,
    input,
    inputDigest: digest,
    subject,
    actor,
    retryOf: retryOf ?? null,
    priority: run.priority,
    ...lane,
    jobId,
    idempotencyKey: idempotencyKey ?? null,
  })
  if (row !== undefined) {
    await engine.queue.send(tx, { id: jobId, type, taskId: row.id, priority: run.priority, ...lane })
    return { row, deduplicated: false }
  }
  // An equal key was committed between the look and the insert.
  const winner = await known()
  if (winner === undefined)
    throw new Error(`A task of type "${type}" was neither stored nor found by its idempotency key`)
  return { row: winner, deduplicated: true }
}

function unknownType({ registry }: Engine, type: string): TaskRequestError {
  return new TaskRequestError('UNKNOWN_TYPE', `Unknown task type "${type}". Known: ${Object.keys(registry).join(', ')}`)
}

function conflict(key: string, taskId: string): TaskRequestError {
  return new TaskRequestError(
    'IDEMPOTENCY_CONFLICT',
    `The idempotency key "${key}" was used for task ${taskId} with another input: use a new key for a new submission`,
  )
}
