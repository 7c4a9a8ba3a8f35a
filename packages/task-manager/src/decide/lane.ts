import type { Concurrency } from '@pf/task-contract'
import { canonicalJson, inputDigest } from './canonical-json.ts'

/** The longest value that is kept as it is: lanes are in an index. */
const readableLength = 200

/**
 * Which tasks of a type wait for each other: those of one lane of a serial type run one at a time. The lane is '' for the whole type, or
 * the value of the field that `per` names.
 */
export function laneOf(concurrency: Concurrency, input: unknown): { serial: boolean; lane: string } {
  if (concurrency.mode === 'parallel') return { serial: false, lane: '' }
  if (concurrency.per === undefined) return { serial: true, lane: '' }
  const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, concurrency.per) : undefined
  const text = canonicalJson(value ?? null)
  return { serial: true, lane: text.length <= readableLength ? text : inputDigest(value) }
}
