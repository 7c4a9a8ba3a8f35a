import type { Database } from '@pf/database'
import type { FileStore } from '@pf/files'

/** What the handlers of this package work with. */
export interface PricingDeps {
  readonly database: Database
  readonly files: FileStore
  /** A folder for copies of files while they are read; made where it is missing. */
  readonly tempDir: string
}
