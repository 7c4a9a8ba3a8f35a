import type { TaskDefinition } from '@pf/task-contract'
import { definitionOf } from '../src/engine.ts'
import type { Engine } from '../src/engine.ts'
import type { TaskRow } from '../src/store/task-row.ts'
import type { TaskHandler } from '../src/types.ts'
import { Attempt } from '../src/worker/attempt.ts'

/** An attempt at a claimed task, as a worker makes one; its `run` performs it. */
export function attemptAt(engine: Engine, row: TaskRow, run: TaskHandler<TaskDefinition>): Attempt {
  const definition = definitionOf(engine, row.type)
  if (definition === undefined) throw new Error(`The test knows no task type "${row.type}"`)
  return new Attempt({ engine, definition, work: { run }, row })
}
