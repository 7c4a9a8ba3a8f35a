#!/usr/bin/env node
import { failureOf } from '../cli/failure.ts'
import { createProgram } from '../cli/program.ts'

/** Runs one command and answers its exit status. */
async function main(): Promise<number> {
  try {
    await createProgram().parseAsync()
    return 0
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) {
      process.stderr.write('Unexpected error; this is a fault of PriceForge:\n')
      console.error(error)
      return 1
    }
    if (failure.message !== null) process.stderr.write(`${failure.message}\n`)
    return failure.status
  }
}

process.exitCode = await main()
