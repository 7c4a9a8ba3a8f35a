import { stockImport } from '@pf/contract'
import type { z } from 'zod'
import { describeIssues } from '../../describe-issues.ts'
import { ProblemError, problem } from '../problem.ts'
import type { ReceivedForm } from './receive-form.ts'
import { fromWire, snake } from '../../wire-case.ts'

const known = ['mapping', 'vat', 'as_of', 'scope']

/**
 * The input of a stock import from its form: `file`, and if wanted `mapping` (JSON, snake_case) or `vat` (none, or the percentage that prices
 * contain), `as_of` (today unless said), `scope`.
 * @throws ProblemError naming the fields that can't be used
 */
export function stockImportInput({ fields, file }: ReceivedForm, today: string): z.input<typeof stockImport.input> {
  if (file === null) throw invalid('The part "file" is missing: send the stock file in it')
  const unknown = [...fields.keys()].filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw invalid(`Unknown field ${unknown.map((name) => `"${name}"`).join(', ')}. Known: file, ${known.join(', ')}`)
  const mapping = fields.get('mapping')
  const candidate = {
    file_id: file.id,
    as_of: fields.get('as_of') ?? today,
    ...(fields.has('vat') ? { vat: fields.get('vat') } : {}),
    ...(fields.has('scope') ? { scope: fields.get('scope') } : {}),
    ...(mapping === undefined ? {} : { mapping: parseJson(mapping) }),
  }
  const parsed = stockImport.input.safeParse(fromWire(stockImport.input, candidate))
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.map(wireName), message }))
    throw invalid(describeIssues(issues))
  }
  return parsed.data
}

function wireName(key: PropertyKey): PropertyKey {
  return typeof key === 'string' ? snake(key) : key
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('mapping: Expected JSON')
  }
}

function invalid(detail: string): ProblemError {
  return new ProblemError(problem(400, 'INVALID_INPUT', detail))
}
