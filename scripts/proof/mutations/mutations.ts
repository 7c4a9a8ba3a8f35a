import type { Mutation } from './mutation.ts'

/** At least two for each invariant, and one for what is promised beside them. */
export const mutations: readonly Mutation[] = [
  {
    // The job is stored beside the transaction of its task.
    invariant: 'I1',
    file: 'task-manager/src/queue.ts',
    from: '{ db: txAdapter(tx), returnId: true }',
    to: '{ returnId: true }',
    test: 'requests.test.ts',
  },
  {
    // A task that waits for its next attempt has no job.
    invariant: 'I1',
    file: 'task-manager/src/apply-outcome.ts',
    from: '  await engine.queue.send(tx, [{ id: next, type, taskId, priority, serial, lane, ...later }])',
    to: '',
    test: 'ends.test.ts',
  },
  {
    // What has ended is cancelled.
    invariant: 'I2',
    file: 'task-manager/src/store/cancel-task.ts',
    from: `status in ('queued', 'running')`,
    to: `status <> 'cancelled'`,
    test: 'requests.test.ts',
  },
  {
    // A cancelled task is claimed.
    invariant: 'I2',
    file: 'task-manager/src/store/mark-tasks-running.ts',
    from: `    where job_id = by_job and status = 'queued'`,
    to: '    where job_id = by_job',
    test: 'requests.test.ts',
  },
  {
    // A lost attempt does steps and completes.
    invariant: 'I3',
    file: 'task-manager/src/store/lock-task.ts',
    from: 'and attempt = $2 and',
    to: 'and attempt >= $2 and',
    test: 'steps.test.ts',
  },
  {
    // A lost attempt writes progress.
    invariant: 'I3',
    file: 'task-manager/src/store/write-progress.ts',
    from: 'and attempt = $2 and',
    to: 'and attempt >= $2 and',
    test: 'fence.test.ts',
  },
  {
    // What a failed completion has written stays.
    invariant: 'I4',
    file: 'database/src/transaction.ts',
    from: `await client.query('rollback').catch(onError)`,
    to: `await client.query('commit').catch(onError)`,
    test: 'fence.test.ts',
  },
  {
    // What comes after the end of a transaction is kept by itself.
    invariant: 'I4',
    file: 'database/src/transaction-guard.ts',
    from: 'if (scope.active) return Reflect.apply(value, client, args)',
    to: 'return Reflect.apply(value, client, args)',
    test: 'transactions.test.ts',
  },
  {
    // A step is done again.
    invariant: 'I4',
    file: 'task-manager/src/worker/steps.ts',
    from: 'remembered === undefined',
    to: 'remembered !== null',
    test: 'steps.test.ts',
  },
  {
    // What was handed over as lost waits for ever.
    invariant: 'I5',
    file: 'task-manager/src/pulse.ts',
    from: 'if (judging || handedOver) await handleLosses(engine)',
    to: '',
    test: 'workers.test.ts',
  },
  {
    // A loss whose task another transaction holds is forgotten.
    invariant: 'I5',
    file: 'task-manager/src/lost.ts',
    from: `if (attempt !== null && locked === undefined) return 'held'`,
    to: '',
    test: 'losses.test.ts',
  },
  {
    // A process that was stalled in the middle of judging goes on with it.
    invariant: 'I5',
    file: 'task-manager/src/queue.ts',
    from: 'mayJudge() ? pool.executeSql(text, values) : Promise.reject(new JudgeTooLate())',
    to: 'pool.executeSql(text, values)',
    test: 'pulse.test.ts',
  },
  {
    // Nobody repairs what should not be.
    invariant: 'I5',
    file: 'task-manager/src/pulse.ts',
    from: `if (this.#beats % sweepEvery === 0) this.#startAside('sweep', () => sweep(engine))`,
    to: '',
    test: 'pulse.test.ts',
  },
  {
    // A process that is stopped in a transaction keeps what it locked.
    invariant: 'I5',
    file: 'task-manager/src/store/limit-waits.ts',
    from: `'2s'`,
    to: `'0'`,
    test: 'stopped-process.test.ts',
  },
  {
    // The lanes of one type keep a worker from all others.
    invariant: 'I5',
    file: 'task-manager/src/worker/claim-tasks.ts',
    from: '{ lockMs: 250 }',
    to: '{ lockMs: 60_000 }',
    test: 'workers.test.ts',
  },
  {
    // A process that was stalled judges at once.
    invariant: 'I5',
    file: 'task-manager/src/decide/punctuality.ts',
    from: 'late ? now.monotonicMs + holdMs : state.judgeFromMs',
    to: 'state.judgeFromMs',
    test: 'punctuality.test.ts',
  },
  {
    // What kills its worker goes on doing so.
    invariant: 'I5',
    file: 'task-manager/src/decide/after-attempt.ts',
    from: 'losses + 1 < maxLosses',
    to: 'losses + 1 <= maxLosses',
    test: 'after-attempt.test.ts',
  },
  {
    // Any input is submitted.
    invariant: 'I6',
    file: 'task-manager/src/submit.ts',
    from: 'return { definition, input: parseInput(definition, input), actor, idempotencyKey }',
    to: 'return { definition, input, actor, idempotencyKey }',
    test: 'requests.test.ts',
  },
  {
    // A stored input that no longer fits is run.
    invariant: 'I6',
    file: 'task-manager/src/worker/attempt.ts',
    from: 'if (!input.success) throw engineErrors.invalid_input({ issues: issuesOf(input.error) })',
    to: '',
    test: 'ends.test.ts',
  },
  {
    // A result that does not fit completes.
    invariant: 'I6',
    file: 'task-manager/src/worker/completion.ts',
    from: 'if (!result.success) throw new InvalidResult(definition.type, issuesOf(result.error))',
    to: '',
    test: 'ends.test.ts',
  },
  {
    // Each poll of an ended task reads.
    invariant: 'I7',
    file: 'task-manager/src/poll-copy.ts',
    from: 'if (final !== undefined) return final',
    to: '',
    test: 'poll-copy.test.ts',
  },
  {
    // Each poll of a live task reads.
    invariant: 'I7',
    file: 'task-manager/src/poll-copy.ts',
    from: 'if (live !== undefined && now - live.readAt < staleMs) {',
    to: 'if (live !== undefined && now < 0) {',
    test: 'poll-copy.test.ts',
  },
  {
    // Each id that is missed is read alone.
    invariant: 'I7',
    file: 'task-manager/src/poll-copy.ts',
    from: 'if (this.#missed.size === 1) setTimeout',
    to: 'setTimeout',
    test: 'poll-copy.test.ts',
  },
  {
    // Equal submissions that arrive at once make a task each.
    invariant: 'coalescing',
    file: 'task-manager/drizzle/0002_steps.sql',
    from: 'CREATE UNIQUE INDEX "task_coalesced"',
    to: 'CREATE INDEX "task_coalesced"',
    test: 'coalesce.test.ts',
  },
]
