import { postgresMs, touchedPages, walBytes } from '../measuring/process-times.ts'
import type { Scene } from '../scene.ts'
import type { Cost } from './model.ts'

/** What PostgreSQL spends while something is done. */
export async function whileDoing<T>(
  { database }: Scene,
  doIt: () => Promise<T>,
): Promise<{ did: T; spent: Omit<Cost, 'appMs'> }> {
  const read = async () => ({
    postgresMs: await postgresMs(database),
    walBytes: await walBytes(database),
    pages: await touchedPages(database),
  })
  const before = await read()
  const did = await doIt()
  const after = await read()
  return {
    did,
    spent: {
      postgresMs: after.postgresMs - before.postgresMs,
      walBytes: after.walBytes - before.walBytes,
      pages: after.pages - before.pages,
    },
  }
}
