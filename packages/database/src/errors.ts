/** Why the database refused. The message is one sentence: what, where, what to do. */
export type DatabaseErrorCode =
  /** The database was used beside the transaction of the same async context; use the `tx` that was handed in. */
  | 'DATABASE_IN_TRANSACTION'
  /** A statement came after its transaction had ended: await all that a transaction does before its work returns. */
  | 'DATABASE_TRANSACTION_ENDED'
  /** A statement of the transaction had failed and was ignored, so PostgreSQL answered COMMIT with a rollback. */
  | 'DATABASE_ROLLED_BACK'
  /** The database knows migrations that this build lacks. */
  | 'DATABASE_NEWER'
  /** A migration of this build is older than the newest one applied, and was never applied itself. */
  | 'DATABASE_MIGRATION_SKIPPED'
  /** No server answers, or it refuses the connection. */
  | 'DATABASE_UNREACHABLE'
  /** The server is older than PostgreSQL 15. */
  | 'DATABASE_TOO_OLD'
  /** The database is not UTF-8, or its LC_CTYPE knows no letters beyond ASCII. */
  | 'DATABASE_TEXT'
  /** There is no embedded PostgreSQL for this system, or its programs do not run here. */
  | 'DATABASE_PLATFORM'
  /** The embedded PostgreSQL finds no user it may run as. */
  | 'DATABASE_USER'
  /** The data folder cannot be used: foreign content, a file in its place, no rights. */
  | 'DATABASE_FOLDER'
  /** The data folder was written by another major version of PostgreSQL. */
  | 'DATABASE_OTHER_VERSION'
  /** The embedded PostgreSQL ended while starting; the message has its own words. */
  | 'DATABASE_START_FAILED'
  /** It was used after it was closed. */
  | 'DATABASE_CLOSED'

/** Every refusal of this package; `cause` has the original error where there was one. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode
  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseError'
    this.code = code
  }
}

/** The `code` of a system or SQL error (`ENOENT`, `57P03`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code
  return undefined
}

/** Whether PostgreSQL refused with this state, which may be the cause of what was thrown: drizzle wraps the errors of its queries. */
export function hasSqlState(error: unknown, state: string): boolean {
  return codeOf(error) === state || (error instanceof Error && hasSqlState(error.cause, state))
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || codeOf(error) || error.name : String(error)
}
