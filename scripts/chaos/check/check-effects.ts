import { linesOf } from '../evidence.ts'
import type { Evidence } from '../evidence.ts'

/** I4: a completed task has each of its effects and follow-up tasks once; another has none of its completion's, and of its steps at most one. */
export function checkEffects(evidence: Evidence): string[] {
  const wrong: string[] = []
  const effects = Map.groupBy(evidence.effects, ({ taskId }) => taskId)
  const followUps = Map.groupBy(evidence.tasks, ({ input }) => input.of)
  for (const { id, status, input } of evidence.tasks) {
    const completed = status === 'completed'
    const times = new Map(
      [...Map.groupBy(effects.get(id) ?? [], ({ what }) => what)].map(([what, some]) => [what, some.length]),
    )
    const expect = (what: string, allowed: readonly number[], found: number): void => {
      if (!allowed.includes(found))
        wrong.push(`task ${id}, ${status}, has ${found} times "${what}", not ${allowed.join(' or ')}`)
    }
    expect('complete', [completed ? 1 : 0], times.get('complete') ?? 0)
    for (let nth = 1; nth <= input.steps; nth += 1)
      expect(`step ${nth}`, completed ? [1] : [0, 1], times.get(`step ${nth}`) ?? 0)
    expect('follow-up', [completed ? input.followUps : 0], followUps.get(id)?.length ?? 0)
  }
  return [...wrong, ...overtaken(evidence)]
}

/** Two of a lane that both completed did not run at the same time. */
function overtaken(evidence: Evidence): string[] {
  const tasks = new Map(evidence.tasks.map((task) => [task.id, task]))
  const began = new Map(linesOf(evidence, 'began').map((run) => [`${run.taskId}/${run.attempt}`, run.at]))
  const runs = linesOf(evidence, 'completing').flatMap(({ taskId, attempt, at }) => {
    const task = tasks.get(taskId)
    const from = began.get(`${taskId}/${attempt}`)
    const counts = task?.status === 'completed' && task.attempt === attempt && from !== undefined
    return counts && task.input.lane !== undefined ? [{ taskId, lane: task.input.lane, from, until: at }] : []
  })
  return [...Map.groupBy(runs, ({ lane }) => lane).values()].flatMap((ofLane) => {
    const inOrder = ofLane.toSorted((a, b) => a.from - b.from)
    return inOrder.flatMap(({ taskId, from }, index) => {
      const before = inOrder[index - 1]
      return before !== undefined && from < before.until
        ? [`tasks ${before.taskId} and ${taskId} of one lane ran at the same time`]
        : []
    })
  })
}
