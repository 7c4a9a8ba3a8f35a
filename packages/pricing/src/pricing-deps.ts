import type { Database } from '@pf/database'
import type { FileStore } from '@pf/files'

/** What the handlers of this package work with. */
export interface PricingDeps {
  readonly database: Database
  readonly files: FileStore
  /** An existing folder for copies of files while they are read. */
  readonly tempDir: string
}
