import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TaskRow } from '../src/store/task-row.ts'
import { openBareEngine } from './bare-engine.ts'
import { SteppedEngine } from './model-engine.ts'
import { openDatabase } from './open-engine.ts'
import { registry } from './registry.ts'
import { TaskModel } from './task-model.ts'
import type { ModelRun, ModelSubmission, RunEnd } from './task-model.ts'

const submissions: readonly (ModelSubmission & { readonly given: unknown })[] = [
  { type: 'resize_image', input: 'a', coalesces: false, lane: undefined, backsOff: false, given: { name: 'a' } },
  { type: 'resize_image', input: 'b', coalesces: false, lane: undefined, backsOff: false, given: { name: 'b' } },
  { type: 'send_digest', input: 'a', coalesces: false, lane: '', backsOff: false, given: { to: 'a' } },
  { type: 'index_folder', input: 'f 1', coalesces: false, lane: 'f', backsOff: true, given: { folder: 'f', depth: 1 } },
  { type: 'index_folder', input: 'f 2', coalesces: false, lane: 'f', backsOff: true, given: { folder: 'f', depth: 2 } },
  { type: 'index_folder', input: 'g 1', coalesces: false, lane: 'g', backsOff: true, given: { folder: 'g', depth: 1 } },
  { type: 'build_index', input: 'part', coalesces: true, lane: '', backsOff: false, given: {} },
  { type: 'build_index', input: 'full', coalesces: true, lane: '', backsOff: false, given: { full: true } },
]
/** The backoff of the types that have one: it does not end before the test says so. */
const anHourMs = 60 * 60_000
const { index_folder: indexFolder } = registry
const backoff = { initialMs: anHourMs, factor: 1, maxMs: anHourMs }
const patient = { ...registry, index_folder: { ...indexFolder, run: { ...indexFolder.run, backoff } } }

const ends: readonly RunEnd[] = ['completed', 'taskError', 'unexpected', 'invalidResult', 'handback']

const doing = <D extends string>(does: D) => fc.constant(does)
/** Which task or run is meant, counted round. */
const which = fc.nat(20)
const keys = fc.constantFrom(undefined, undefined, undefined, 'k', 'l')

/** A command about these submissions. `losing`: most workers die, so that tasks come to the end of their losses. */
function commandsAbout(used: readonly (typeof submissions)[number][], losing: boolean) {
  const types = [...new Set(used.map(({ type }) => type))]
  return fc.oneof(
    {
      weight: losing ? 1 : 6,
      arbitrary: fc.record({ does: doing('submit'), what: fc.constantFrom(...used), key: keys }),
    },
    { weight: 8, arbitrary: fc.record({ does: doing('claim'), type: fc.constantFrom(...types) }) },
    {
      weight: losing ? 4 : 7,
      arbitrary: fc.record({ does: doing('end'), which, how: fc.constantFrom(...ends) }),
    },
    { weight: 3, arbitrary: fc.record({ does: doing('step'), which }) },
    { weight: losing ? 8 : 3, arbitrary: fc.record({ does: doing('lose'), which }) },
    { weight: losing ? 5 : 2, arbitrary: fc.record({ does: doing('handleLosses') }) },
    { weight: losing ? 0 : 2, arbitrary: fc.record({ does: doing('cancel'), which }) },
    { weight: 1, arbitrary: fc.record({ does: doing('retry'), which }) },
    { weight: 1, arbitrary: fc.record({ does: doing('loseJob'), which }) },
    { weight: 2, arbitrary: fc.record({ does: doing('sweep') }) },
    { weight: 2, arbitrary: fc.record({ does: doing('elapse') }) },
  )
}
type Command = ReturnType<typeof commandsAbout> extends fc.Arbitrary<infer C> ? C : never

/** Few kinds of work at a time, so that what happens happens to the same tasks. */
const sequences = fc
  .tuple(fc.subarray([...submissions], { minLength: 1, maxLength: 3 }), fc.boolean())
  .chain(([used, losing]) => fc.array(commandsAbout(used, losing), { minLength: 20, maxLength: 50 }))

/** Chance seldom comes to the last loss of a task. */
const lostFiveTimes = submissions
  .slice(0, 1)
  .flatMap((what): Command[] => [
    { does: 'submit', what, key: undefined },
    ...Array.from({ length: 5 }, (): Command[] => [
      { does: 'claim', type: what.type },
      { does: 'lose', which: 0 },
      { does: 'handleLosses' },
    ]).flat(),
  ])

/** Nor to a job that is gone while its task backs off. */
const strayInBackoff = submissions
  .filter(({ backsOff }) => backsOff)
  .slice(0, 1)
  .flatMap((what): Command[] => [
    { does: 'submit', what, key: undefined },
    { does: 'claim', type: what.type },
    { does: 'end', which: 0, how: 'unexpected' },
    { does: 'loseJob', which: 0 },
    { does: 'sweep' },
    { does: 'claim', type: what.type },
    { does: 'elapse' },
    { does: 'claim', type: what.type },
  ])

/** Model and engine side by side: each command is given to both, and they must answer the same. */
class Comparison {
  readonly #model = new TaskModel()
  readonly #engine: SteppedEngine
  /** The ids of the model's tasks, and the rows of its runs as they were claimed. */
  readonly #ids: string[] = []
  readonly #rows = new Map<ModelRun, TaskRow>()

  constructor(engine: SteppedEngine) {
    this.#engine = engine
  }

  async perform(given: Command): Promise<void> {
    const model = this.#model
    const engine = this.#engine
    if (given.does === 'submit') {
      const { type, given: input } = given.what
      this.#expectStored(model.submit(given.what, given.key), await engine.submit(type, input, given.key))
    } else if (given.does === 'claim') await this.#claim(given.type)
    else if (given.does === 'sweep') {
      model.sweep()
      await engine.sweep()
    } else if (given.does === 'handleLosses') {
      model.handleLosses()
      await engine.handleLosses()
    } else if (given.does === 'elapse') {
      model.elapse()
      await engine.elapse()
    } else if (given.does === 'end' || given.does === 'step' || given.does === 'lose') {
      const runs = given.does === 'lose' ? model.leasedRuns : model.runs
      const run = runs[given.which % runs.length]
      const row = run === undefined ? undefined : this.#rows.get(run)
      if (run === undefined || row === undefined) return
      if (given.does === 'end') {
        model.end(run, given.how)
        await engine.end(row, given.how)
      } else if (given.does === 'step') expect(await engine.step(row)).toBe(model.step(run))
      else {
        model.lose(run)
        await engine.lose(row)
      }
    } else {
      const number = given.which % this.#ids.length
      const id = this.#ids[number]
      if (id === undefined) return
      if (given.does === 'loseJob') {
        model.loseJob(number)
        await engine.loseJob(id)
      } else if (given.does === 'retry') this.#expectStored(model.retry(number), await engine.retry(id))
      else expect(await engine.cancel(id)).toBe(model.cancel(number))
    }
    await this.#compare()
  }

  /** Each completed task has left its effect once, no other any; so has each step that was done (I4). */
  async compareEffects(): Promise<void> {
    const expected = this.#ids.flatMap((id, number) => {
      const { status, stepBy } = this.#model.tasks[number] ?? {}
      return [...(status === 'completed' ? [id] : []), ...(stepBy === undefined ? [] : [`${id} step ${stepBy}`])]
    })
    expect(await this.#engine.effects()).toEqual(expected.toSorted())
  }

  async #claim(type: string): Promise<void> {
    const expected = this.#model.claim(type)
    const claimed = await this.#engine.claim(type)
    if (typeof expected === 'string' || typeof claimed === 'string') {
      expect(claimed).toBe(expected)
      return
    }
    expect(claimed.id).toBe(this.#ids[expected.task])
    this.#rows.set(expected, claimed)
  }

  #expectStored(
    expected: { task: number; deduplicated: boolean } | string,
    stored: { id: string; deduplicated: boolean } | string,
  ): void {
    if (typeof expected === 'string' || typeof stored === 'string') {
      expect(stored).toBe(expected)
      return
    }
    if (!expected.deduplicated) this.#ids.push(stored.id)
    expect(stored).toEqual({ id: this.#ids[expected.task], deduplicated: expected.deduplicated })
  }

  async #compare(): Promise<void> {
    const expected = this.#model.tasks.map(({ submission: _submission, stepBy: _stepBy, retryOf, ...task }, number) => [
      this.#ids[number],
      { ...task, retryOf: retryOf === undefined ? null : this.#ids[retryOf] },
    ])
    expect(Object.fromEntries(await this.#engine.rows())).toEqual(Object.fromEntries(expected))
  }
}

test(
  'whatever happens in whatever order, the engine is where the state machine on paper is',
  // All of them run, however slow the machine is.
  { timeout: 300_000 },
  async () => {
    const database = await openDatabase()
    await database.pool.query('create table effect (id uuid not null, step_by int)')
    const engine = new SteppedEngine(await openBareEngine(database, patient))
    await fc.assert(
      fc.asyncProperty(sequences, async (given) => {
        await engine.reset()
        const comparison = new Comparison(engine)
        for (const one of given) await comparison.perform(one)
        await comparison.compareEffects()
      }),
      { numRuns: 100, examples: [[lostFiveTimes], [strayInBackoff]] },
    )
  },
)
