import type { Transaction } from '@pf/database'
import type {
  Actor,
  ChangedTasks,
  InputOf,
  KnownTask,
  LogLevel,
  MessageOf,
  Registry,
  ResultOf,
  Submission,
  Submitted,
  SubmittedInputOf,
  Task,
  TaskDefinition,
  TaskListQuery,
  TaskPage,
  TimelineEvent,
} from '@pf/task-contract'

/** Where the engine writes what an operator should know: structured fields, then one sentence. pino's loggers fit. */
export interface TaskLog {
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
  error(fields: object, text: string): void
}

/** What `complete` answers: proof that the completion has been committed. Only the engine makes one. */
export interface Completion<D extends TaskDefinition> {
  readonly committed: true
  readonly result: ResultOf<D>
}

/**
 * The transaction of a completion, or of a step: what is written in it, its follow-up tasks and the task's end commit together (I4). It holds the task's
 * row, so what takes time is done before it. A connection that has been given no statement for 10 s is cut (unless the server sets another
 * `idle_in_transaction_session_timeout`), and a cancel that has waited for 1 s breaks it off.
 */
export type CompletionTx = Transaction & {
  /**
   * Submits a follow-up task, as the same actor, in this transaction. The program's own wish: no permission is asked for.
   * @throws TaskRequestError UNKNOWN_TYPE when the manager's registry lacks the type, INVALID_INPUT when the input does not parse
   */
  readonly submit: <F extends TaskDefinition>(definition: F, input: SubmittedInputOf<F>) => Promise<{ taskId: string }>
}

/** What JSON holds as it is. */
export type Storable = string | number | boolean | null | readonly Storable[] | { readonly [key: string]: Storable }

/** One attempt of a task, as its handler sees it. */
export interface TaskRun<D extends TaskDefinition> {
  /** Parsed anew by the definition: rows outlive deployments (I6). */
  readonly input: InputOf<D>
  readonly task: {
    readonly id: string
    /** From 1; staged rows may be keyed by it. */
    readonly attempt: number
    /** The `now` of the task: the same in every attempt. */
    readonly createdAt: Date
    readonly retryOf: string | null
  }
  readonly actor: Actor
  /** Aborts on cancel, timeout, shutdown and loss of the attempt. A handler that goes on after it is left behind 5 s later. */
  readonly signal: AbortSignal
  /** Says how far the task is, 0..100. Cheap: at most 4 writes a second reach the database, the last one always. */
  readonly progress: (percent: number, message?: MessageOf<D>) => void
  /** Puts a line on the task's timeline (at most 200 a task); `data` is stored as JSON, of a long one the beginning. */
  readonly log: (level: LogLevel, text: string, data?: unknown) => void
  /**
   * Does something once for the task: `work` and the memory of its value commit in one transaction, and every later attempt gets the value
   * without doing it again. `name` says which step it is and stays the same in all attempts; the value is stored as JSON. Steps are done one after
   * the other, and what is told of progress meanwhile is shown after the step.
   * @throws AttemptLost as `complete`; DatabaseError DATABASE_IN_TRANSACTION inside of another step or of `complete`
   */
  readonly step: <T extends Storable>(name: string, work: (tx: CompletionTx) => Promise<T> | T) => Promise<T>
  /**
   * Ends the task: `work` and the end commit in one transaction (I4). To be called once, last; its answer is what the handler returns.
   * @throws AttemptLost when the task was cancelled meanwhile or another attempt has it (I3)
   */
  readonly complete: (work: (tx: CompletionTx) => Promise<ResultOf<D>> | ResultOf<D>) => Promise<Completion<D>>
}

/** Performs a task type. A plain result is `complete(() => result)`. A thrown TaskError ends the task; anything else is tried again. */
export type TaskHandler<D extends TaskDefinition> = (run: TaskRun<D>) => Promise<ResultOf<D> | Completion<D>>

/** What a worker must know of a task type. */
export interface TaskWork<D extends TaskDefinition> {
  readonly run: TaskHandler<D>
  /**
   * Removes a batch of what the task had staged and answers how many rows it removed; called again, each time in a transaction of its
   * own, until 0. Runs for every task that ends as error or cancelled, also after a crash in between. A handler that was left behind
   * (it ignored its signal) may still be staging: what it stages must be refused once this has run, by a lock on a row of the task's own, say.
   */
  readonly cleanup?: (tx: Transaction, taskId: string) => Promise<number>
}

/**
 * A handler for every task type of a registry: a missing one does not compile. A process that is to perform some types alone opens a manager with a
 * registry of those; the others stay queued for the processes that know them.
 */
export type TaskHandlers<R extends Registry> = { readonly [K in keyof R & string]: TaskWork<R[K]> }

/** Asked in the submitting transaction whether the actor may use what an input refers to (files, say). */
export interface Admission {
  readonly definition: TaskDefinition
  readonly input: unknown
  readonly actor: Actor
  readonly tx: Transaction
}

export interface WorkerOptions<R extends Registry> {
  readonly handlers: TaskHandlers<R>
  /** Tasks that run at the same time, 2 unless said. */
  readonly slots?: number
  /** Shown on the timeline; the host's name and process id unless said. */
  readonly name?: string
}

/** The engine: takes submissions, answers polls and runs workers. Closing it first hands back what its workers still run. */
export interface TaskManager<R extends Registry> extends AsyncDisposable {
  readonly registry: R
  /**
   * Stores a task; once this has answered, it survives any crash (I1).
   * @throws TaskRequestError UNKNOWN_TYPE, INVALID_INPUT, FORBIDDEN, IDEMPOTENCY_CONFLICT, STORAGE_FULL, or what `admit` throws
   */
  submit(submission: Submission<R>, actor: Actor): Promise<Submitted<Task<R>>>
  /** Answers from the poll copy, at most some 250 ms old (I7). @throws TaskRequestError NOT_FOUND, FORBIDDEN */
  get(id: string, actor: Actor): Promise<Task<R>>
  /** Of the tasks that the caller knows in some version (0: none yet) those that have changed, and those that wait. */
  getMany(known: readonly KnownTask[], actor: Actor): Promise<ChangedTasks<Task<R>>>
  /**
   * Stores many tasks at once: all of them or, on any refusal, none. Idempotency keys have no place here: the answer is the whole batch's.
   * @returns in the order given; tasks of one call are not begun in a particular order
   * @throws TaskRequestError as `submit`
   */
  submitMany(submissions: readonly Omit<Submission<R>, 'idempotencyKey'>[], actor: Actor): Promise<Submitted<Task<R>>[]>
  /** The tasks of all types that the actor may read, newest first. */
  list(query: TaskListQuery, actor: Actor): Promise<TaskPage<Task<R>>>
  /** Ends a waiting task at once; a running one stops within 2 s, on whatever host. @throws TaskRequestError NOT_FOUND, FORBIDDEN, NOT_CANCELLABLE, TASK_HELD */
  cancel(id: string, actor: Actor): Promise<Task<R>>
  /**
   * Repeats an ended task as a new one (I2). While one that repeats it is live, a double click, say, gets that one.
   * @throws TaskRequestError NOT_FOUND, FORBIDDEN, NOT_RETRYABLE, INVALID_INPUT
   */
  retry(id: string, actor: Actor): Promise<Submitted<Task<R>>>
  /** What happened to a task, oldest first. @throws TaskRequestError NOT_FOUND, FORBIDDEN */
  timeline(id: string, actor: Actor): Promise<readonly TimelineEvent[]>
  /** Claims the ends of the actor's own tasks for telling him; answers the ids that this call was the first to claim. */
  acknowledge(ids: readonly string[], actor: Actor): Promise<readonly string[]>
  /** Starts performing tasks in this process. Closing the worker hands its tasks back. */
  startWorker(options: WorkerOptions<R>): Promise<AsyncDisposable>
}
