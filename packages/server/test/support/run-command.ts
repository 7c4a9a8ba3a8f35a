import { vi } from 'vitest'
import { failureOf } from '../../src/cli/failure.ts'
import type { Failure } from '../../src/cli/failure.ts'
import { createProgram } from '../../src/cli/program.ts'

/** Runs a command in this process: what it printed, and how it ended. */
export async function run(...args: string[]): Promise<Failure & { stdout: string }> {
  let stdout = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text)
    return true
  })
  const program = createProgram()
  let said = ''
  const output = { writeErr: (text: string) => void (said += text) }
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
    command.configureOutput(output)
  try {
    await program.parseAsync(['node', 'priceforge', ...args])
    return { status: 0, message: null, stdout }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return { ...failure, message: failure.message ?? said, stdout }
  } finally {
    write.mockRestore()
  }
}
