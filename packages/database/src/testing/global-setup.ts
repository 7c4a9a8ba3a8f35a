import type { TestProject } from 'vitest/node'
import { startTestCluster } from './test-cluster.ts'
import type { TestCluster } from './test-cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the run's cluster, for an administrator. */
    testClusterUrl: string
  }
}

interface SharedCluster {
  projects: number
  readonly started: Promise<TestCluster>
}

declare global {
  /** One cluster a run: each project of a run loads this module anew, so what they share lies on the process. */
  var sharedTestCluster: SharedCluster | undefined
}

/** The global set-up for vitest: every project whose tests call createTestDatabase lists this file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (globalThis.sharedTestCluster ??= { projects: 0, started: startTestCluster() })
  shared.projects += 1
  const cluster = await shared.started
  project.provide('testClusterUrl', cluster.url)
  return async () => {
    shared.projects -= 1
    if (shared.projects > 0) return
    globalThis.sharedTestCluster = undefined
    await cluster.close()
  }
}
