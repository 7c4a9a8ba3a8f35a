import type { TestDatabase } from '@pf/database/testing'
import { sweep } from '../src/sweep.ts'
import { openBareEngine } from './bare-engine.ts'

/** One sweep of an engine of its own. */
export async function sweepNow(database: TestDatabase): Promise<void> {
  await sweep(await openBareEngine(database))
}
