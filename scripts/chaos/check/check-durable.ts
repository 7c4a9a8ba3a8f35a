import { isFinal } from '@pf/task-contract'
import { linesOf } from '../evidence.ts'
import type { Evidence } from '../evidence.ts'

/** I1: every answered submission has its task, which has ended; one that was repeated made one; one that was merged had not begun. */
export function checkDurable(evidence: Evidence): string[] {
  const wrong: string[] = []
  const tasks = new Map(evidence.tasks.map((task) => [task.id, task]))
  const answered = Map.groupBy(linesOf(evidence, 'answered'), ({ n }) => n)
  const firstBegan = new Map<string, number>()
  for (const { taskId, at } of linesOf(evidence, 'began'))
    firstBegan.set(taskId, Math.min(at, firstBegan.get(taskId) ?? Infinity))
  const rowsOf = Map.groupBy(evidence.tasks, ({ input }) => input.n)

  for (const { n, at } of linesOf(evidence, 'asked')) {
    const answers = answered.get(n) ?? []
    const ids = new Set(answers.map(({ taskId }) => taskId))
    if (ids.size > 1) wrong.push(`submission ${n} was answered with different tasks: ${[...ids].join(', ')}`)
    for (const id of ids) if (!tasks.has(id)) wrong.push(`task ${id} of submission ${n}, which was answered, is gone`)
    const rows = rowsOf.get(n)?.length ?? 0
    if (rows > 1) wrong.push(`submission ${n} made ${rows} tasks`)
    for (const { taskId, deduplicated } of answers)
      if (deduplicated && (firstBegan.get(taskId) ?? Infinity) < at)
        wrong.push(`submission ${n} was merged into task ${taskId}, which had begun`)
  }
  for (const { n, keyed } of linesOf(evidence, 'asked'))
    if (keyed && !answered.has(n)) wrong.push(`submission ${n}, which was repeated, was never answered`)
  for (const { id, status } of evidence.tasks) if (!isFinal(status)) wrong.push(`task ${id} is still ${status}`)
  for (const { taskId } of linesOf(evidence, 'missing')) wrong.push(`a server did not know task ${taskId}`)
  return wrong
}
