import { z } from 'zod'
import { describeIssues } from '../../describe-issues.ts'
import { ProblemError, problem } from '../problem.ts'

const nothing = z.strictObject({})
const longestBytes = 64 * 1024

/** The body of a POST that takes no fields: none at all, or `{}`. @throws ProblemError 400 on anything else */
export async function requireEmptyBody(request: Request): Promise<void> {
  const text = await readText(request)
  if (text.trim() === '') return
  const parsed = nothing.safeParse(parseJson(text))
  if (!parsed.success) throw invalid(`${describeIssues(parsed.error.issues)}. Expected no body, or {}`)
}

async function readText({ body }: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > longestBytes) throw invalid(`The body is longer than ${longestBytes} bytes. Expected no body, or {}`)
  }
  return Buffer.concat(chunks).toString()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('The body is no JSON. Expected no body, or {}')
  }
}

function invalid(detail: string): ProblemError {
  return new ProblemError(problem(400, 'INVALID_INPUT', detail))
}
