import { z } from 'zod'
import { partNumberKey, relation } from '../../src/import-file/reading.ts'
import type { Judgement } from './judge-stock-case.ts'

const partNumber = z.strictObject({ text: z.string(), vendor: z.string().nullable() })
const partNumberCase = z.object({
  name: z.string(),
  given: z.strictObject({ a: partNumber, b: partNumber }),
  expect: z.strictObject({ keyA: partNumber, keyB: partNumber, relation: z.enum(['same', 'similar', 'unrelated']) }),
})
export type GoldenPartNumberCase = z.output<typeof partNumberCase>

/** The cases of part-numbers.json. */
export function parsePartNumberCases(json: string): GoldenPartNumberCase[] {
  return z.object({ cases: z.array(partNumberCase) }).parse(JSON.parse(json)).cases
}

export function judgePartNumberCase({ given: { a, b }, expect }: GoldenPartNumberCase): Judgement {
  return {
    expected: expect,
    actual: { keyA: partNumberKey(a.text, a.vendor), keyB: partNumberKey(b.text, b.vendor), relation: relation(a, b) },
  }
}
