import { greatestSampleScale } from '@pf/contract'
import { asCommandError, connect } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { finish } from './finish.ts'
import { followTask } from './follow-task.ts'
import { progressReport } from './progress-report.ts'
import type { ClientOptions } from './tasks.ts'

export interface SampleOptions extends ClientOptions {
  readonly scale: string
}

/** `sample`: fills an empty system with sample data and follows that to its end. @throws CommandError */
export async function loadSample({ url, json, scale }: SampleOptions): Promise<void> {
  const times = Number(scale)
  if (!Number.isInteger(times) || times < 1 || times > greatestSampleScale)
    throw new CommandError(`--scale takes a number from 1 to ${greatestSampleScale}; got "${scale}"`, 2)
  const client = connect(url)
  try {
    const { task } = await client.tasks.submit.mutate({ type: 'sample_data', input: { scale: times } })
    const report = progressReport(json ? process.stderr : process.stdout)
    finish(await followTask(task, { client, url, report }), json)
  } catch (error) {
    throw asCommandError(error, url)
  }
}
