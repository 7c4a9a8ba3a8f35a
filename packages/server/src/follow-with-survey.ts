import { partNumberSurvey } from '@pf/contract'
import type { TaskTypes } from '@pf/contract'
import type { Actor } from '@pf/task-contract'
import type { TaskManager } from '@pf/task-manager'
import type { Log } from './log.ts'

export interface SurveyFollowing {
  readonly manager: TaskManager<TaskTypes>
  readonly log: Log
}

/**
 * Has part numbers surveyed after something has been committed. Where that can't be submitted, it is logged: what was done stays done, so
 * whoever did it is told no error.
 */
export async function followWithSurvey({ manager, log }: SurveyFollowing, by: Actor): Promise<void> {
  try {
    await manager.submit({ type: partNumberSurvey.type, input: {} }, by)
  } catch (error) {
    log.error({ err: error }, 'Part numbers are not surveyed: their worth and candidates are old until the next import')
  }
}
