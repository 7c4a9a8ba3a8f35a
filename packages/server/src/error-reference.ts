import { randomUUID } from 'node:crypto'

const references = new WeakMap<Error, string>()

/** The id under which an unexpected error stands in the log; the same one each time it is asked for. */
export function referenceOf(error: Error): string {
  const known = references.get(error)
  if (known !== undefined) return known
  const reference = randomUUID().slice(0, 8)
  references.set(error, reference)
  return reference
}

/** All that people see of an error which nobody foresaw; the cause goes to the log alone. */
export function unexpectedError(reference: string): string {
  return `Unexpected error, reference ${reference}`
}
