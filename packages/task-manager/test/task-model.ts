/** What the model submits: an input is a text, equal ones are equal inputs. */
export interface ModelSubmission {
  readonly type: string
  readonly input: string
  readonly coalesces: boolean
  /** Undefined: any number run at once. */
  readonly lane: string | undefined
  /** Whether it waits after a failure, until time has passed. */
  readonly backsOff: boolean
}

type Status = 'queued' | 'running' | 'completed' | 'error' | 'cancelled'

/** A task as the page of design has it: what its row must say after every command. */
export interface ModelTask {
  readonly submission: ModelSubmission
  status: Status
  attempt: number
  failures: number
  losses: number
  version: number
  /** Number of the task that this one repeats. */
  readonly retryOf: number | undefined
  /** The attempt that did its step. */
  stepBy: number | undefined
}

/** A lease, or the wait for one. */
interface ModelJob {
  readonly task: number
  state: 'waiting' | 'active' | 'ended'
  isDue: boolean
}

/** A run of a handler; it may go on after its task was taken from it. */
export interface ModelRun {
  readonly task: number
  readonly attempt: number
  readonly job: ModelJob
}

export type RunEnd = 'completed' | 'taskError' | 'unexpected' | 'invalidResult' | 'handback'

const maxAttempts = 3
const maxLosses = 5

/**
 * The state machine in memory: one array of tasks, one of jobs in the order of their making, and the keys. Of time it knows what is due, and
 * that all is once time has passed. A task is named by its number.
 */
export class TaskModel {
  readonly tasks: ModelTask[] = []
  /** Handlers that have not ended, whether their task is still theirs or not. */
  readonly runs: ModelRun[] = []
  readonly #jobs: ModelJob[] = []
  /** Given up for dead, and not dealt with yet. */
  readonly #lost: ModelJob[] = []
  /** The job that each task waits for or runs by. */
  readonly #jobOf = new Map<ModelTask, ModelJob>()
  readonly #keys = new Map<string, number>()

  /** Those that are not given up for dead. */
  get leasedRuns(): ModelRun[] {
    return this.runs.filter(({ job }) => job.state === 'active')
  }

  submit(submission: ModelSubmission, key?: string): { task: number; deduplicated: boolean } | 'IDEMPOTENCY_CONFLICT' {
    const name = key === undefined ? undefined : `${submission.type} ${key}`
    const earlier = name === undefined ? undefined : this.#keys.get(name)
    if (earlier !== undefined) {
      const same = this.tasks[earlier]?.submission.input === submission.input
      return same ? { task: earlier, deduplicated: true } : 'IDEMPOTENCY_CONFLICT'
    }
    const stored = this.#store(submission)
    if (name !== undefined) this.#keys.set(name, stored.task)
    return stored
  }

  /** By hand: a new task (I2), unless one that repeats it is live. */
  retry(number: number): { task: number; deduplicated: boolean } | 'NOT_RETRYABLE' {
    const task = this.#task(number)
    if (task.status !== 'error' && task.status !== 'cancelled') return 'NOT_RETRYABLE'
    const repeating = this.tasks.findIndex(
      ({ retryOf, status }) => retryOf === number && (status === 'queued' || status === 'running'),
    )
    return repeating >= 0 ? { task: repeating, deduplicated: true } : this.#store(task.submission, number)
  }

  cancel(number: number): boolean {
    const task = this.#task(number)
    if (task.status !== 'queued' && task.status !== 'running') return false
    change(task, 'cancelled')
    return true
  }

  /** The oldest job that is due and whose lane is free; it leads to nothing when its task waits for it no more. */
  claim(type: string): ModelRun | 'dropped' | 'none' {
    const job = this.#jobs.find(
      (waiting) =>
        waiting.state === 'waiting' && waiting.isDue && this.#isOf(waiting, type) && !this.#isBlocked(waiting),
    )
    if (job === undefined) return 'none'
    const task = this.#task(job.task)
    if (task.status !== 'queued' || this.#jobOf.get(task) !== job) {
      job.state = 'ended'
      return 'dropped'
    }
    job.state = 'active'
    task.attempt += 1
    change(task, 'running')
    const run = { task: job.task, attempt: task.attempt, job }
    this.runs.push(run)
    return run
  }

  /** The attempt whose step counts: this one, or an earlier one of its task. */
  step(run: ModelRun): number | 'refused' {
    if (!this.#isCurrent(run)) return 'refused'
    const task = this.#task(run.task)
    task.stepBy ??= run.attempt
    return task.stepBy
  }

  end(run: ModelRun, how: RunEnd): void {
    this.runs.splice(this.runs.indexOf(run), 1)
    run.job.state = 'ended'
    if (!this.#isCurrent(run)) return
    const task = this.#task(run.task)
    if (how === 'completed') return change(task, 'completed')
    if (how === 'handback') return this.#queueAgain(run.task)
    task.failures += 1
    if (how === 'taskError' || task.failures >= maxAttempts) change(task, 'error')
    else this.#queueAgain(run.task, !task.submission.backsOff)
  }

  /** Its worker is given up for dead; the handler may come back all the same, and even end before the loss is dealt with. */
  lose(run: ModelRun): void {
    if (run.job.state !== 'active') return
    run.job.state = 'ended'
    this.#lost.push(run.job)
  }

  /** Deals with the losses: a task that is still run by the lost job is another worker's. */
  handleLosses(): void {
    for (const job of this.#lost.splice(0)) {
      const task = this.#task(job.task)
      if (task.status === 'running' && this.#jobOf.get(task) === job) this.#countLoss(job.task)
    }
  }

  /** What should not be: its job is gone, and nobody is told. */
  loseJob(number: number): void {
    const job = this.#jobOf.get(this.#task(number))
    if (job !== undefined) job.state = 'ended'
  }

  /** So much time passes that whatever waits is due. */
  elapse(): void {
    for (const job of this.#jobs) job.isDue = true
  }

  /** Live tasks whose job has ended, be it handed over as lost, get another one; waiting jobs of tasks that wait no more are dropped. */
  sweep(): void {
    for (const [number, task] of this.tasks.entries()) {
      const job = this.#jobOf.get(task)
      if (job?.state !== 'ended') continue
      if (task.status === 'running') this.#countLoss(number)
      else if (task.status === 'queued') this.#queueAgain(number, job.isDue)
    }
    for (const job of this.#jobs) {
      const task = this.#task(job.task)
      const isWaitedFor = task.status === 'queued' && this.#jobOf.get(task) === job
      if (job.state === 'waiting' && !isWaitedFor) job.state = 'ended'
    }
  }

  #store(submission: ModelSubmission, retryOf?: number): { task: number; deduplicated: boolean } {
    const { type, input, coalesces } = submission
    const waiting = this.tasks.findIndex(
      (task) =>
        coalesces &&
        task.submission.type === type &&
        task.submission.input === input &&
        task.status === 'queued' &&
        task.attempt === 0,
    )
    if (waiting >= 0) return { task: waiting, deduplicated: true }
    const number =
      this.tasks.push({
        submission,
        status: 'queued',
        attempt: 0,
        failures: 0,
        losses: 0,
        version: 1,
        retryOf,
        stepBy: undefined,
      }) - 1
    this.#giveJob(number, true)
    return { task: number, deduplicated: false }
  }

  #countLoss(number: number): void {
    const task = this.#task(number)
    task.losses += 1
    if (task.losses >= maxLosses) change(task, 'error')
    else this.#queueAgain(number)
  }

  #queueAgain(number: number, isDue = true): void {
    change(this.#task(number), 'queued')
    this.#giveJob(number, isDue)
  }

  #giveJob(task: number, isDue: boolean): void {
    const job: ModelJob = { task, state: 'waiting', isDue }
    this.#jobs.push(job)
    this.#jobOf.set(this.#task(task), job)
  }

  #isCurrent({ task: number, attempt }: ModelRun): boolean {
    const task = this.#task(number)
    return task.status === 'running' && task.attempt === attempt
  }

  #isOf(job: ModelJob, type: string): boolean {
    return this.#task(job.task).submission.type === type
  }

  #isBlocked(job: ModelJob): boolean {
    const { type, lane } = this.#task(job.task).submission
    if (lane === undefined) return false
    return this.#jobs.some(
      (other) => other.state === 'active' && this.#isOf(other, type) && this.#task(other.task).submission.lane === lane,
    )
  }

  #task(number: number): ModelTask {
    const task = this.tasks[number]
    if (task === undefined) throw new RangeError(`The model has no task ${number}`)
    return task
  }
}

function change(task: ModelTask, status: Status): void {
  task.status = status
  task.version += 1
}
