import { CommanderError } from 'commander'
import { ConfigError } from '../config/config.ts'
import { CommandError } from './command-error.ts'

/** How a command that threw ends. */
export interface Failure {
  readonly status: 0 | 1 | 2
  /** What is still to be said; null where commander has said it. */
  readonly message: string | null
}

/** Null for what nobody foresaw. */
export function failureOf(error: unknown): Failure | null {
  // Help and version end a command by such an error too, with status 0.
  if (error instanceof CommanderError) return { status: error.exitCode === 0 ? 0 : 2, message: null }
  if (error instanceof ConfigError) return { status: 2, message: error.message }
  if (error instanceof CommandError) return { status: error.exitStatus, message: error.message }
  return null
}
