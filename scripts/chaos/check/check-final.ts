import { isFinal } from '@pf/task-contract'
import { finalKinds, linesOf } from '../evidence.ts'
import type { Evidence } from '../evidence.ts'
import type { TaskFact } from '../facts.ts'

/** A poll copy answers what it read at most so long ago. */
const staleMs = 2_000

/** I2: nothing follows the end of a task, neither in its timeline nor in what servers tell; and it is an end that its input allows. */
export function checkFinal(evidence: Evidence): string[] {
  const wrong: string[] = []
  const cancelAsked = new Set(linesOf(evidence, 'cancelling').map(({ taskId }) => taskId))
  const events = Map.groupBy(evidence.events, ({ taskId }) => taskId)
  for (const task of evidence.tasks) {
    const kinds = (events.get(task.id) ?? []).map(({ kind }) => kind)
    const first = kinds.findIndex((kind) => finalKinds.has(kind))
    if (isFinal(task.status) && first === -1)
      wrong.push(`task ${task.id} is ${task.status} without an end in its timeline`)
    if (first !== -1 && first < kinds.length - 1)
      wrong.push(`task ${task.id} went on after its end: ${kinds.slice(first).join(', ')}`)
    const odd = isFinal(task.status) ? oddEnd(task, cancelAsked.has(task.id)) : undefined
    if (odd !== undefined) wrong.push(`task ${task.id} ${odd}`)
  }
  const tasks = new Map(evidence.tasks.map((task) => [task.id, task]))
  for (const { taskId } of linesOf(evidence, 'cancelled')) {
    const status = tasks.get(taskId)?.status
    if (status !== 'cancelled') wrong.push(`task ${taskId}, whose cancel was answered, is ${status ?? 'gone'}`)
  }
  for (const [taskId, sights] of Map.groupBy(linesOf(evidence, 'seen'), (seen) => seen.taskId)) {
    const ends = sights.filter(({ status }) => isFinal(status))
    const states = new Set(ends.map(({ status, attempt, version }) => `${status} ${attempt} v${version}`))
    const task = tasks.get(taskId)
    if (task !== undefined && ends.length > 0) states.add(`${task.status} ${task.attempt} v${task.version}`)
    if (states.size > 1) wrong.push(`task ${taskId} was seen in different ends: ${[...states].join(', ')}`)
    const endedAt = Math.min(...ends.map(({ askedAt }) => askedAt))
    const late = sights.find(({ status, askedAt }) => !isFinal(status) && askedAt > endedAt + staleMs)
    if (late !== undefined)
      wrong.push(`task ${taskId} was told to be ${late.status} ${late.askedAt - endedAt} ms after its end was told`)
  }
  return wrong
}

function oddEnd({ status, code, input, failures, losses }: TaskFact, cancelAsked: boolean): string | undefined {
  if (status === 'cancelled') return cancelAsked ? undefined : 'was cancelled by nobody'
  if (status === 'completed') return input.refuses ? 'completed, though it refuses' : undefined
  if (code === 'refused') return input.refuses ? undefined : 'was refused by nobody'
  if (code === 'internal') return failures >= 3 ? undefined : `ended after ${failures} failures`
  if (code === 'worker_lost') return losses >= 5 ? undefined : `ended after ${losses} losses`
  return `ended as ${code}`
}
