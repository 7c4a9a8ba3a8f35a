import { createTestDatabase } from '@pf/database/testing'
import type { TaskTypes } from '@pf/contract'
import type { TaskHandlers } from '@pf/task-manager'
import { openPricingWorld, preparePricing } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'

/** A world on a database of its own, closed by whoever opened it. */
export async function openTestWorld(
  wrap?: (handlers: TaskHandlers<TaskTypes>) => TaskHandlers<TaskTypes>,
): Promise<PricingWorld> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await createTestDatabase({ name: 'pricing', prepare: preparePricing }))
  const world = opened.use(await openPricingWorld(database, wrap))
  const closing = opened.move()
  return { ...world, [Symbol.asyncDispose]: () => closing.disposeAsync() }
}
