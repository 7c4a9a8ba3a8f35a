#!/usr/bin/env node
import { CommandError } from '../cli/command-error.ts'
import { createProgram, isUsageError } from '../cli/program.ts'
import { ConfigError } from '../config/config.ts'

/** Runs one command and answers its exit status. */
async function main(): Promise<number> {
  try {
    await createProgram().parseAsync()
    return 0
  } catch (error) {
    // Help and version come as such an error with status 0.
    if (isUsageError(error)) return error.exitCode === 0 ? 0 : 2
    if (error instanceof ConfigError) return failed(error.message, 2)
    if (error instanceof CommandError) return failed(error.message, error.exitStatus)
    process.stderr.write('Unexpected error; this is a fault of PriceForge:\n')
    console.error(error)
    return 1
  }
}

function failed(message: string, status: number): number {
  process.stderr.write(`${message}\n`)
  return status
}

process.exitCode = await main()
