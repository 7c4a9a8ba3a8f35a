import { setTimeout as delay } from 'node:timers/promises'
import type { PriceForgeTask } from '@pf/contract'
import { asCommandError, isRefusal } from './api-client.ts'
import type { ApiClient } from './api-client.ts'
import type { ProgressReport } from './progress-report.ts'

const patienceMs = 60_000

export interface FollowOptions {
  readonly client: ApiClient
  readonly url: string
  readonly report: ProgressReport
}

/** Polls a task, as often as it asks for, until it has ended. A server or database that is away for less than a minute is waited for: the task survives it. */
export async function followTask(
  task: PriceForgeTask,
  { client, url, report }: FollowOptions,
): Promise<PriceForgeTask> {
  let current = task
  let lostSince: number | undefined
  for (;;) {
    report.show(current)
    if (current.pollAfterMs === null) return current
    await delay(current.pollAfterMs)
    try {
      const next = await client.tasks.get.query({ id: current.id })
      if (next.version >= current.version || next.pollAfterMs === null) current = next
      lostSince = undefined
    } catch (cause) {
      const error = asCommandError(cause, url)
      if (isRefusal(cause)) throw error
      if (lostSince === undefined) report.say('The server does not answer; waiting for it')
      lostSince ??= performance.now()
      if (performance.now() - lostSince > patienceMs) throw error
    }
  }
}
