import type { TaskDefinition } from '@pf/task-contract'
import { TaskError, engineErrors } from '@pf/task-contract'
import { endAttempt } from '../apply-outcome.ts'
import type { UnfinishedEnd } from '../apply-outcome.ts'
import { failureOf } from '../decide/after-attempt.ts'
import type { Engine } from '../engine.ts'
import { AttemptLost, InvalidResult } from '../errors.ts'
import { breakOffAttempt } from '../store/lock-task.ts'
import { relaxCommit, writeProgress } from '../store/write-progress.ts'
import type { ProgressWrite } from '../store/write-progress.ts'
import type { TaskRow } from '../store/task-row.ts'
import { issuesOf } from '../submit.ts'
import type { Completion, TaskRun, TaskWork } from '../types.ts'
import { TaskCompletion } from './completion.ts'
import { TaskSteps } from './steps.ts'
import { ProgressWriter } from './progress-writer.ts'

/** How long a handler may go on after its signal; then it is left behind, and the fence refuses what it writes (I3). */
const graceMs = 5_000
/** An end that can't be written now is tried again; when it can't be written at all, the lease runs out and the task goes on elsewhere. */
const endTries = 6
const firstEndRetryMs = 100

/** Why an attempt is stopped from outside. */
export type StopCause = 'cancelled' | 'timeout' | 'shutdown' | 'lost'

const endOfStop: Record<StopCause, UnfinishedEnd | { kind: 'gone' }> = {
  cancelled: { kind: 'gone' },
  lost: { kind: 'gone' },
  timeout: { kind: 'unexpected', code: 'timeout' },
  shutdown: { kind: 'handback' },
}

interface AttemptOptions {
  readonly engine: Engine
  readonly definition: TaskDefinition
  readonly work: TaskWork<TaskDefinition>
  readonly row: TaskRow
}

/**
 * One run of a task in this process, from its claim to its end. The handler's completion, its error, a stop from outside or the end of the
 * grace after a stop decide how it ends; whatever it was, the row and the job are written in one transaction.
 */
export class Attempt {
  readonly #options: AttemptOptions
  readonly #abort = new AbortController()
  readonly #progress: ProgressWriter
  readonly #steps: TaskSteps
  readonly #completion: TaskCompletion
  readonly #handled = Promise.withResolvers<void>()
  readonly #graceOver = Promise.withResolvers<'abandoned'>()
  #graceTimer: NodeJS.Timeout | undefined
  #stopped: StopCause | undefined

  constructor(options: AttemptOptions) {
    this.#options = options
    const { row, engine } = options
    this.#progress = new ProgressWriter({
      taskId: row.id,
      attempt: row.attempt,
      logged: row.logged,
      write: (progress) => this.#write(progress),
      onOdd: (text) => engine.log.warn({ taskId: row.id, type: row.type }, text),
    })
    this.#steps = new TaskSteps({ engine, row, progress: this.#progress, onLost: () => this.#lose('step') })
    this.#completion = new TaskCompletion({
      ...options,
      progress: this.#progress,
      onWorkDone: () => this.#handled.resolve(),
      onLost: () => this.#lose('complete'),
    })
  }

  /** Resolves once the handler has nothing more to do; what is left is to write the end. */
  get handled(): Promise<void> {
    return this.#handled.promise
  }
  get taskId(): string {
    return this.#options.row.id
  }
  get type(): string {
    return this.#options.row.type
  }
  get attempt(): number {
    return this.#options.row.attempt
  }
  get jobId(): string {
    return this.#options.row.jobId
  }

  /** Aborts the handler's signal. The first cause counts. */
  stop(cause: StopCause): void {
    if (this.#stopped !== undefined || this.#completion.committed !== undefined) return
    this.#stopped = cause
    this.#abort.abort(new AttemptStopped(cause))
    this.#graceTimer = setTimeout(() => this.#graceOver.resolve('abandoned'), graceMs)
  }

  /** Runs the handler and writes the end; never rejects. */
  async run(): Promise<void> {
    const { timeoutMs } = this.#options.definition.run
    const timeout = setTimeout(() => this.stop('timeout'), timeoutMs)
    try {
      const end = await this.#perform()
      this.#handled.resolve()
      if (end === 'completed') return
      if (end.kind === 'unexpected' && end.code === 'timeout') {
        this.#logLine(
          'error',
          `Task ${this.taskId}/${this.attempt} took longer than its ${timeoutMs} ms and was stopped`,
        )
      }
      // For good: a handler that was left behind may go on, but nothing of it is written.
      await this.#progress.hold()
      await this.#writeEnd(end)
    } finally {
      this.#handled.resolve()
      clearTimeout(timeout)
      clearTimeout(this.#graceTimer)
    }
  }

  async #perform(): Promise<'completed' | UnfinishedEnd | { kind: 'gone' }> {
    const handled = this.#handle().catch((error: unknown) => this.#endOfError(error))
    const end = await Promise.race([handled, this.#graceOver.promise])
    if (this.#completion.committed !== undefined) return 'completed'
    if (end === 'abandoned' || end === 'completed') {
      this.#completion.refuse()
      this.#steps.refuse()
      // A statement that it waits for holds the row, and would keep the end of the attempt from being written.
      await breakOffAttempt(this.#options.engine.database, this).catch((error: unknown) =>
        this.#logLine('warn', 'The transaction of a handler that was left behind could not be ended', error),
      )
      this.#logLine('warn', `The handler went on after its signal (${this.#stopped}) and was left behind`)
      return endOfStop[this.#stopped ?? 'lost']
    }
    return end
  }

  async #handle(): Promise<'completed'> {
    const { row, definition, work } = this.#options
    const input = definition.input.safeParse(row.input)
    if (!input.success) throw engineErrors.invalid_input({ issues: issuesOf(input.error) })
    const complete: TaskRun<TaskDefinition>['complete'] = (last) =>
      this.#completion.complete((tx) => this.#steps.inside(() => last(tx)))
    const answer = await work.run({
      input: input.data,
      task: { id: row.id, attempt: row.attempt, createdAt: row.createdAt, retryOf: row.retryOf },
      actor: row.createdBy,
      signal: this.#abort.signal,
      progress: (percent, message) => this.#progress.progress(percent, message),
      log: (level, text, data) => this.#progress.line(level, text, data),
      step: (name, step) => this.#steps.run(name, step),
      complete,
    })
    if (this.#completion.committed === undefined) {
      if (isCompletion(answer)) throw new Error('The handler answered a completion that is not of this run')
      await complete(() => answer)
    }
    return 'completed'
  }

  /** What a stop has brought about counts as the stop. */
  #endOfError(error: unknown): 'completed' | UnfinishedEnd | { kind: 'gone' } {
    const { engine, row } = this.#options
    const facts = { err: error, taskId: row.id, type: row.type, attempt: row.attempt }
    if (this.#completion.committed !== undefined) {
      engine.log.warn(facts, 'A handler failed after its task was completed')
      return 'completed'
    }
    if (this.#stopped !== undefined) return endOfStop[this.#stopped]
    if (error instanceof AttemptLost) return { kind: 'gone' }
    if (error instanceof TaskError) return { kind: 'taskError', error: failureOf(error) }
    engine.log.error(facts, `Task ${row.id}/${row.attempt} failed unexpectedly`)
    return { kind: 'unexpected', code: error instanceof InvalidResult ? 'invalid_result' : 'internal' }
  }

  async #write(progress: ProgressWrite): Promise<boolean> {
    const { engine } = this.#options
    try {
      const written = await engine.database.transaction(async (tx) => {
        await relaxCommit(tx)
        return writeProgress(tx, progress)
      })
      if (written === undefined) this.#loseProgress(progress)
      else if (progress.shown !== null) {
        engine.copy.patch(this.taskId, {
          ...written,
          progress: progress.shown.percent,
          message: progress.shown.message,
        })
      }
      return true
    } catch (error) {
      this.#logLine('warn', 'Progress could not be written; it is tried again', error)
      return false
    }
  }

  async #writeEnd(end: UnfinishedEnd | { kind: 'gone' }): Promise<void> {
    const { engine, row } = this.#options
    const claim = { taskId: row.id, type: row.type, attempt: row.attempt, jobId: row.jobId }
    for (let tries = 1; ; tries++) {
      try {
        const last = end.kind === 'gone' ? undefined : this.#progress.unwritten()
        if (last !== undefined) {
          if ((await writeProgress(engine.database.db, last)) === undefined) this.#loseProgress(last)
          this.#progress.wrote(last)
        }
        const ended = await endAttempt(engine, claim, end)
        if (ended === undefined && end.kind !== 'gone') this.#lose(end.kind === 'handback' ? 'handback' : 'fail')
        return
      } catch (error) {
        this.#logLine('error', 'The end of an attempt could not be written', error)
        if (tries === endTries) return
        await new Promise((resolve) => setTimeout(resolve, firstEndRetryMs * 2 ** tries))
      }
    }
  }

  /** A write was refused, for the task was cancelled or another attempt has it (I3). */
  #lose(write: 'progress' | 'log' | 'step' | 'complete' | 'fail' | 'handback'): void {
    const { engine, row } = this.#options
    const facts = { taskId: row.id, attempt: row.attempt, write }
    engine.log.info(facts, 'A write was refused: the attempt no longer has its task')
    this.stop('lost')
  }

  #loseProgress({ shown, lines }: ProgressWrite): void {
    if (shown !== null) this.#lose('progress')
    if (lines.length > 0) this.#lose('log')
  }

  #logLine(level: 'warn' | 'error', text: string, error?: unknown): void {
    const { engine, row } = this.#options
    engine.log[level]({ ...(error === undefined ? {} : { err: error }), taskId: row.id, attempt: row.attempt }, text)
  }
}

/** The reason of a handler's aborted signal. */
class AttemptStopped extends Error {
  override readonly name = 'AttemptStopped'
  override readonly cause: StopCause
  constructor(cause: StopCause) {
    super(`The attempt is stopped: ${cause}`)
    this.cause = cause
  }
}

function isCompletion(answer: unknown): answer is Completion<TaskDefinition> {
  return TaskCompletion.made.has(Object(answer))
}
