import { appendFileSync, mkdirSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { taskStatuses } from '@pf/task-contract'
import { z } from 'zod'

const at = z.number()
const run = { process: z.string(), taskId: z.string(), attempt: z.int(), at }

/** What clients, handlers and the one who disturbs them have seen, kept outside of the system. Times are the host's, in ms. */
const line = z.discriminatedUnion('event', [
  /** A submission, before its first request; `keyed` ones are repeated until they are answered. */
  z.object({ event: z.literal('asked'), n: z.int(), keyed: z.boolean(), at }),
  z.object({ event: z.literal('answered'), n: z.int(), taskId: z.string(), deduplicated: z.boolean(), at }),
  z.object({ event: z.literal('cancelling'), taskId: z.string(), at }),
  z.object({ event: z.literal('cancelled'), taskId: z.string(), at }),
  /** What a server answered to a question of `askedAt`; `by`: the attempt that wrote the message. */
  z.object({
    event: z.literal('seen'),
    taskId: z.string(),
    askedAt: at,
    status: z.enum(taskStatuses),
    attempt: z.int(),
    version: z.int(),
    by: z.int().nullable(),
  }),
  z.object({ event: z.literal('missing'), taskId: z.string(), at }),
  z.object({ event: z.literal('began'), ...run }),
  /** In its completion, before the commit. */
  z.object({ event: z.literal('completing'), ...run }),
  /** The handler is done, however. */
  z.object({ event: z.literal('left'), ...run }),
  z.object({ event: z.literal('writeRefused'), process: z.string(), write: z.string(), at }),
  z.object({ event: z.literal('ready'), process: z.string(), at }),
  z.object({ event: z.literal('killed'), process: z.string(), at }),
  z.object({ event: z.literal('stopped'), process: z.string(), at }),
  z.object({ event: z.literal('continued'), process: z.string(), at }),
  /** By itself. */
  z.object({ event: z.literal('died'), process: z.string(), at }),
  /** Asked to end, and did not. */
  z.object({ event: z.literal('hung'), process: z.string(), at }),
  z.object({ event: z.literal('restarted'), how: z.enum(['fast', 'immediate']), from: at, at }),
])
export type LogLine = z.output<typeof line>

/** Appends to a file of its writer's own; a line that was written survives the death of its process. */
export class OutsideLog {
  readonly #file: string

  constructor(folder: string, writer: string) {
    mkdirSync(folder, { recursive: true })
    this.#file = path.join(folder, `${writer}.jsonl`)
  }

  append(entry: LogLine): void {
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`)
  }
}

/** All lines of all writers; those of one writer in their order. */
export async function readOutsideLog(folder: string): Promise<LogLine[]> {
  const lines: LogLine[] = []
  for (const file of (await readdir(folder)).toSorted()) {
    const text = await readFile(path.join(folder, file), 'utf8')
    for (const entry of text.split('\n')) if (entry !== '') lines.push(line.parse(JSON.parse(entry)))
  }
  return lines
}
