import { linesOf } from '../evidence.ts'
import type { Evidence } from '../evidence.ts'

/** I3: whatever was written, the attempt that wrote it had the task; and no attempt is run twice. */
export function checkFenced(evidence: Evidence): string[] {
  const wrong: string[] = []
  for (const { taskId, what, attempt, holder, status } of evidence.effects)
    if (attempt !== holder || status !== 'running')
      wrong.push(`attempt ${attempt} did "${what}" of task ${taskId} while it was ${status} by attempt ${holder}`)
  for (const { taskId, kind, attempt, by } of evidence.events)
    if (by !== null && by !== attempt)
      wrong.push(`attempt ${by} wrote ${kind} of task ${taskId} into attempt ${attempt}`)
  for (const { taskId, attempt, by } of linesOf(evidence, 'seen'))
    if (by !== null && by !== attempt)
      wrong.push(`attempt ${by} wrote progress of task ${taskId} into attempt ${attempt}`)
  for (const { id, attempt, by } of evidence.tasks)
    if (by !== null && by !== attempt) wrong.push(`attempt ${by} wrote progress of task ${id} into attempt ${attempt}`)
  const began = Map.groupBy(linesOf(evidence, 'began'), ({ taskId, attempt }) => `${attempt} of task ${taskId}`)
  for (const [attempt, runs] of began)
    if (runs.length > 1)
      wrong.push(`attempt ${attempt} ran ${runs.length} times: ${runs.map((run) => run.process).join(', ')}`)
  return wrong
}
