import { tmpdir } from 'node:os'
import { createPricingHandlers } from '@pf/pricing'
import type { Services } from './services.ts'

/** Starts performing tasks in this process; closing the worker hands back what it has. */
export function startTaskWorker({ services, slots }: { services: Services; slots: number }): Promise<AsyncDisposable> {
  const { database, files, manager } = services
  return manager.startWorker({ handlers: createPricingHandlers({ database, files, tempDir: tmpdir() }), slots })
}
