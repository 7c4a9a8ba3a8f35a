import { describe, expect, test } from 'vitest'
import type { Evidence } from './evidence.ts'
import type { EffectFact, EventFact, TaskFact } from './facts.ts'
import { countsOf, isHarsh, judge } from './judge.ts'
import type { LogLine } from './outside-log.ts'

const taskId = 'a'
const task: TaskFact = {
  id: taskId,
  type: 'work',
  status: 'completed',
  attempt: 2,
  failures: 0,
  losses: 1,
  version: 5,
  input: { n: 1, ms: 20, failures: 0, refuses: false, steps: 1, followUps: 0, stubborn: false },
  code: null,
  by: 2,
}
const event = (kind: EventFact['kind'], attempt: number, more: Partial<EventFact>): EventFact => ({
  taskId,
  kind,
  attempt,
  at: 0,
  worker: null,
  reason: null,
  by: null,
  ...more,
})
const effect = (what: string, attempt: number): EffectFact => ({
  taskId,
  what,
  attempt,
  holder: attempt,
  status: 'running',
})
const seen = (status: TaskFact['status'], askedAt: number, more: { version?: number; by?: number } = {}): LogLine => ({
  event: 'seen',
  taskId,
  askedAt,
  status,
  attempt: 2,
  version: 5,
  by: 2,
  ...more,
})
const killed: LogLine = { event: 'killed', process: 'worker-1.1', at: 2_000 }
const began: LogLine = { event: 'began', process: 'worker-2.2', taskId, attempt: 2, at: 12_600 }
const asked: LogLine = { event: 'asked', n: 1, keyed: true, at: 900 }
const answered: LogLine = { event: 'answered', n: 1, taskId, deduplicated: false, at: 950 }
const toldEnd = seen('completed', 13_100)
const requeued = event('requeued', 1, { at: 12_500, reason: 'worker_lost' })
const completed = event('completed', 2, { at: 13_000 })

/** A task whose first worker is killed and whose second one completes it. */
const story: Evidence = {
  lines: [
    asked,
    answered,
    { event: 'began', process: 'worker-1.1', taskId, attempt: 1, at: 1_000 },
    killed,
    began,
    { event: 'completing', process: 'worker-2.2', taskId, attempt: 2, at: 12_990 },
    { event: 'left', process: 'worker-2.2', taskId, attempt: 2, at: 13_010 },
    seen('running', 12_800),
    toldEnd,
  ],
  tasks: [task],
  events: [
    event('submitted', 0, { at: 950 }),
    event('started', 1, { at: 1_000, worker: 'worker-1.1' }),
    event('log', 1, { at: 1_010, by: 1 }),
    requeued,
    event('started', 2, { at: 12_590, worker: 'worker-2.2' }),
    completed,
  ],
  effects: [effect('step 1', 1), effect('complete', 2)],
}

const wrongIn = (evidence: Evidence): string[] =>
  judge(evidence).flatMap(({ invariant, wrong }) => (wrong.length > 0 ? [invariant] : []))
const without = <T>(list: readonly T[], entry: T): T[] => list.filter((other) => other !== entry)
const lines = (...more: LogLine[]): Evidence => ({ ...story, lines: [...story.lines, ...more] })
const withTask = (changes: Partial<TaskFact>): Evidence => ({ ...story, tasks: [{ ...task, ...changes }] })
const second = { ...task, id: 'b' }

test('a task that is lost, runs again in time and completes holds every invariant, and is counted', () => {
  expect(wrongIn(story)).toEqual([])
  expect(countsOf(story)).toMatchObject({ kills: 1, killsWhileRunning: 1, tasks: 1, wentOnAfterMs: 10_600 })
})

const harsh: Partial<ReturnType<typeof countsOf>> = {
  kills: 200,
  killsWhileRunning: 60,
  stops: 1,
  restarts: 1,
  refusedWrites: { heartbeat: 1 },
}
test.each<[what: string, changes: Partial<typeof harsh>, enough: boolean]>([
  ['200 kills, 60 of them in the middle of a task', {}, true],
  ['199 kills', { kills: 199, killsWhileRunning: 199 }, false],
  ['59 kills in the middle of a task', { killsWhileRunning: 59 }, false],
  ['no stopped process', { stops: 0 }, false],
  ['no restart of the database', { restarts: 0 }, false],
  ['no write that was refused', { refusedWrites: {} }, false],
])('whether 20 minutes with %s say something: %o makes it %s', (_what, changes, enough) => {
  expect(isHarsh({ ...countsOf(story), ...harsh, ...changes }, 20 * 60_000)).toBe(enough)
})

const broken: Record<string, Record<string, Evidence>> = {
  'I1 durable': {
    'an answered task that is gone': { ...story, tasks: [], events: [], effects: [] },
    'a task that never ends': {
      ...withTask({ status: 'running' }),
      effects: [effect('step 1', 1)],
      lines: without(story.lines, toldEnd),
    },
    'a repeated submission that made two tasks': { ...story, tasks: [task, { ...second, status: 'error' }] },
    'a repeated submission with two answers': {
      ...lines({ ...answered, taskId: 'b' }),
      tasks: [task, { ...second, input: { ...second.input, n: 2 } }],
    },
    'a repeated submission that nobody answered': { ...story, lines: without(story.lines, answered) },
    'a submission that was merged into a task which had begun': lines(
      { event: 'asked', n: 2, keyed: false, at: 1_500 },
      { event: 'answered', n: 2, taskId, deduplicated: true, at: 1_600 },
    ),
    'a server that does not know a task': lines({ event: 'missing', taskId, at: 1_000 }),
  },
  'I2 final is final': {
    'a timeline that goes on after the end': { ...story, events: [...story.events, event('log', 2, { at: 14_000 })] },
    'an end that the timeline does not have': { ...story, events: without(story.events, completed) },
    'two ends that were told': lines(seen('completed', 14_000, { version: 6 })),
    'a row that is another end than was told': withTask({ version: 7 }),
    'an end that was told and taken back': lines(seen('running', 16_000)),
    'a cancel that was answered and did not hold': lines({ event: 'cancelled', taskId, at: 5_000 }),
    'an end that the input does not allow': withTask({ input: { ...task.input, refuses: true } }),
  },
  'I3 one attempt writes': {
    'an effect of an attempt that no longer had the task': {
      ...story,
      effects: [{ ...effect('step 1', 1), holder: 2 }, effect('complete', 2)],
    },
    'an effect after the end': {
      ...story,
      effects: [effect('step 1', 1), { ...effect('complete', 2), status: 'completed' }],
    },
    'a line of another attempt': {
      ...story,
      events: [...story.events.slice(0, -1), event('log', 2, { at: 12_900, by: 1 }), completed],
    },
    'progress of another attempt that was told': lines(seen('running', 12_900, { by: 1 })),
    'progress of another attempt that stayed': withTask({ by: 1 }),
    'an attempt that two processes run': lines({ ...began, process: 'worker-3.3' }),
  },
  'I4 effects once': {
    'a completion whose effect is doubled': { ...story, effects: [...story.effects, effect('complete', 2)] },
    'a completion whose effect is lost': { ...story, effects: [effect('step 1', 1)] },
    'a step that was done again': { ...story, effects: [...story.effects, effect('step 1', 2)] },
    'a follow-up task that is missing': withTask({ input: { ...task.input, followUps: 1 } }),
    'a follow-up task too many': {
      ...story,
      tasks: [
        task,
        { ...second, input: { ...task.input, n: undefined, of: taskId, steps: 0 }, status: 'error', code: 'refused' },
      ],
    },
    'two of one lane that ran at the same time': inLane(12_700),
  },
  'I5 always ends': {
    'a lost task that runs again too late': {
      ...story,
      lines: [...without(story.lines, began), { ...began, at: 17_100 }],
      events: [...without(story.events, completed), { ...completed, at: 18_000 }],
    },
    'a lost task that nobody takes up': {
      ...story,
      events: without(without(story.events, completed), requeued),
      lines: without(story.lines, began),
    },
    'a live attempt that is taken for dead': { ...story, lines: without(story.lines, killed) },
    'a process that does not end when it is asked to': lines({ event: 'hung', process: 'worker-3.3', at: 20_000 }),
    'a process that ends by itself': lines(
      { event: 'ready', process: 'worker-3.3', at: 500 },
      { event: 'died', process: 'worker-3.3', at: 900 },
    ),
  },
}

for (const [invariant, cases] of Object.entries(broken)) {
  describe(`${invariant} is broken by`, () => {
    test.each(Object.entries(cases))('%s', (_, evidence) => {
      expect(wrongIn(evidence)).toContain(invariant)
    })
  })
}

describe('what does not count against 15 s:', () => {
  const late: Evidence = {
    ...story,
    lines: [...without(story.lines, began), { ...began, at: 17_100 }],
    events: [...without(story.events, completed), { ...completed, at: 18_000 }],
  }
  test('the time in which the database was away', () => {
    const away: LogLine = { event: 'restarted', how: 'fast', from: 3_000, at: 4_000 }
    expect(wrongIn({ ...late, lines: [...late.lines, away] })).not.toContain('I5 always ends')
  })
  test.each([
    ['the turn of another task of its lane', 'x', false],
    ['but not the turn of a task of another lane', 'y', true],
  ])('%s', (_, lane, isBroken) => {
    const turn = { taskId: second.id, attempt: 1, worker: 'worker-3.3' }
    const evidence: Evidence = {
      ...late,
      tasks: [
        { ...task, input: { ...task.input, lane: 'x' } },
        { ...second, input: { ...second.input, lane } },
      ],
      events: [
        ...late.events,
        event('started', 1, { ...turn, at: 12_600 }),
        event('completed', 1, { ...turn, at: 16_900 }),
      ],
    }
    expect(wrongIn(evidence).includes('I5 always ends')).toBe(isBroken)
  })
  test('a loss whose next worker is killed between its claim and its handler, which is a loss of its own', () => {
    const again: Evidence = {
      ...story,
      tasks: [{ ...task, attempt: 3, losses: 2 }],
      lines: [
        ...without(story.lines, began),
        { event: 'killed', process: 'worker-2.2', at: 12_591 },
        { ...began, process: 'worker-3.3', attempt: 3, at: 23_500 },
      ],
      events: [
        ...without(story.events, completed),
        event('requeued', 2, { at: 23_400, reason: 'worker_lost' }),
        event('started', 3, { at: 23_490, worker: 'worker-3.3' }),
        { ...completed, attempt: 3, at: 24_000 },
      ],
    }
    expect(wrongIn(again)).not.toContain('I5 always ends')
    const tooLate = {
      ...again,
      lines: again.lines.map((line) => ('attempt' in line && line.attempt === 3 ? { ...line, at: 27_700 } : line)),
    }
    expect(
      wrongIn({ ...tooLate, events: [...again.events.slice(0, -1), { ...completed, attempt: 3, at: 28_000 }] }),
    ).toContain('I5 always ends')
  })
  test('a stopped process that goes on with its task before anybody took it for lost', () => {
    const own = story.events.filter(({ attempt }) => attempt < 2)
    const stopped: Evidence = {
      ...story,
      lines: [
        ...without(without(story.lines, began), killed),
        { event: 'stopped', process: 'worker-1.1', at: 2_000 },
        { event: 'continued', process: 'worker-1.1', at: 13_000 },
      ],
      events: [...without(own, requeued), event('completed', 1, { at: 20_000 })],
    }
    expect(wrongIn(stopped)).not.toContain('I5 always ends')
  })
})

/** The second task of a lane begins at a time; the first one completes at 12 990. */
function inLane(beganAt: number): Evidence {
  const input = { ...task.input, lane: 'x' }
  const run = { process: 'worker-3.3', taskId: second.id, attempt: 2 }
  return {
    ...lines({ event: 'began', ...run, at: beganAt }, { event: 'completing', ...run, at: beganAt + 500 }),
    tasks: [
      { ...task, input },
      { ...second, input: { ...input, n: 2 } },
    ],
  }
}
