import { createPricingHandlers } from '@pf/pricing'
import type { Services } from './services.ts'
import { openTemporaryFolder } from './temporary-folder.ts'

/** Starts performing tasks in this process; closing the worker hands back what it has. */
export async function startTaskWorker({
  services,
  slots,
}: {
  services: Services
  slots: number
}): Promise<AsyncDisposable> {
  await using opened = new AsyncDisposableStack()
  const { database, files, manager } = services
  const folder = opened.use(await openTemporaryFolder())
  const handlers = createPricingHandlers({ database, files, tempDir: folder.path })
  opened.use(await manager.startWorker({ handlers, slots }))
  return opened.move()
}
