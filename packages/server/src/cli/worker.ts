import { maxUploadBytes } from '@pf/contract'
import { DatabaseError } from '@pf/database'
import type { Config } from '../config/config.ts'
import type { Log } from '../log.ts'
import { openServices } from '../services.ts'
import type { Services } from '../services.ts'
import { stopSignal } from '../stop-signal.ts'
import { startTaskWorker } from '../task-worker.ts'
import { CommandError } from './command-error.ts'

/** Performs tasks, and answers nobody, until a signal stops it. @throws CommandError when it can't start */
export async function work({ config, log }: { config: Config; log: Log }): Promise<void> {
  using signals = stopSignal()
  await using opened = new AsyncDisposableStack()
  const services = opened.use(await open({ config, log }))
  opened.use(await startTaskWorker({ services, slots: config.workerSlots }))
  log.info({ slots: config.workerSlots }, 'The worker is ready')
  await signals.stopped
  log.info('The worker stops; its tasks are handed back')
}

async function open({ config, log }: { config: Config; log: Log }): Promise<Services> {
  try {
    return await openServices({ config, log, maxUploadBytes })
  } catch (error) {
    if (error instanceof DatabaseError) throw new CommandError(error.message, 1, { cause: error })
    throw error
  }
}
