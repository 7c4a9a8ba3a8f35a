import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHost } from '../embedded/host.ts'
import { isWatched } from '../embedded/users.ts'

const prefix = 'pf-test-'
/** A folder younger than this may be one that is just being made. */
const youngMs = 60_000

/** A PostgreSQL for one test run. */
export interface TestCluster {
  readonly url: string
  close(): Promise<void>
}

/** Starts a cluster in a folder of its own; it promises no durability. Folders that killed runs left behind are removed; those of parallel runs are kept. */
export async function startTestCluster(): Promise<TestCluster> {
  await sweepDeadClusters()
  const dataDir = await mkdtemp(join(tmpdir(), prefix))
  // A copy of the programs may have to go in here, for a user who cannot reach the checkout.
  await chmod(dataDir, 0o711)
  const host = await openHost({
    dataDir,
    sync: false,
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' },
  })
  return {
    url: `postgresql://postgres@/postgres?host=${encodeURIComponent(host.socketDir)}&port=5432`,
    close: async () => {
      await host.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Removes what killed runs left; keeps what is in use or may be just being made. */
export async function sweepDeadClusters(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    if (!entry.startsWith(prefix)) continue
    const folder = join(tmpdir(), entry)
    const age = await stat(folder).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    // Another user's folder stays.
    if (age > youngMs && !isWatched(join(folder, 'pg.users')))
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}
