import type { Engine } from '../engine.ts'
import { AttemptLost } from '../errors.ts'
import { lockAttempt } from '../store/lock-task.ts'
import type { TaskRow } from '../store/task-row.ts'
import { findStep, insertStep } from '../store/task-steps.ts'
import { withSubmit } from '../submit.ts'
import type { CompletionTx, Storable } from '../types.ts'

interface StepOptions {
  readonly engine: Engine
  readonly row: TaskRow
  readonly onLost: () => void
}

/** Does a step of an attempt, or answers what it came to in an earlier one (I4); its row is locked first, for a lost attempt does nothing (I3). */
export async function runStep<T extends Storable>(
  { engine, row, onLost }: StepOptions,
  name: string,
  work: (tx: CompletionTx) => Promise<T> | T,
): Promise<T> {
  const { id: taskId, attempt } = row
  try {
    return await engine.database.transaction(async (tx) => {
      if ((await lockAttempt(tx, { taskId, attempt })) === undefined) throw new AttemptLost(taskId, attempt)
      const remembered = await findStep(tx, { taskId, name })
      const value =
        remembered === undefined
          ? await insertStep(tx, { taskId, name, value: await work(withSubmit(tx, { engine, actor: row.createdBy })) })
          : remembered.value
      // The step of this name stored it, as JSON, which Storable is.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return value as T
    })
  } catch (error) {
    if (error instanceof AttemptLost) onLost()
    throw error
  }
}
