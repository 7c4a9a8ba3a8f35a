import type { partNumberBookCreate } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { onTestFinished } from 'vitest'
import { plantLots, plantPartNumbers } from './book-tables.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

type Run = Parameters<TaskWork<typeof partNumberBookCreate>['run']>[0]

/** A world with two LOTs and a mapped part number. `changed`: what the handler that creates a book gets in place of the engine's own. */
export async function openBookWorld(changed: (run: Run) => Partial<Run> = () => ({})): Promise<PricingWorld> {
  const world = await openTestWorld((handlers) => ({
    ...handlers,
    partnumber_book_create: {
      ...handlers.partnumber_book_create,
      run: (run) => handlers.partnumber_book_create.run({ ...run, ...changed(run) }),
    },
  }))
  onTestFinished(() => world[Symbol.asyncDispose]())
  await plantLots(world.database, [{ lot: 'CPU' }, { lot: 'RAM' }])
  await plantPartNumbers(world.database, [{ partNumber: 'C-1', lot: 'CPU' }])
  return world
}
