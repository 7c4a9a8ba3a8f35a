import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The invariants of ARCHITECTURE.md. */
export const invariants = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7'] as const

/** One line of the engine, and what breaks an invariant there. */
export interface Mutation {
  /** `coalescing` is promised beside the invariants. */
  readonly invariant: (typeof invariants)[number] | 'coalescing'
  /** From `packages`. */
  readonly file: string
  /** Stands in the file once, within one line. */
  readonly from: string
  readonly to: string
  /** Is run first: a part of the name of the test file that should notice. */
  readonly test: string
}

/**
 * Mutates a file of a copy; answers the line, and what undoes it.
 * @throws Error when the text does not stand there exactly once: the engine has changed, and the mutation must follow it
 */
export async function applyMutation(
  copy: string,
  { file, from, to }: Mutation,
): Promise<{ line: number } & AsyncDisposable> {
  const target = path.join(copy, 'packages', file)
  const text = await readFile(target, 'utf8')
  const [before = '', ...after] = text.split(from)
  if (after.length !== 1) throw new Error(`packages/${file} has ${after.length} times, not once: ${from}`)
  await writeFile(target, `${before}${to}${after[0]}`)
  return {
    line: before.split('\n').length,
    [Symbol.asyncDispose]: () => writeFile(target, text),
  }
}
