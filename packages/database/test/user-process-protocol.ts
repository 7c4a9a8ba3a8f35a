import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { DatabaseEvent } from '../src/database.ts'
import type { Identity } from '../src/embedded/identity.ts'
import { testCacheDirs } from './data-folder.ts'

/** What a user process is told to do. */
export type Command = { do: 'query'; sql: string } | { do: 'write'; from: number } | { do: 'close' }
/** What it says. */
export type Report =
  | { kind: 'ready' | 'closed' | 'draining' }
  | { kind: 'event'; event: DatabaseEvent }
  | { kind: 'rows'; rows: Record<string, unknown>[] }
  | { kind: 'acknowledged'; id: number }
  | { kind: 'failed'; text: string }
  | { kind: 'refused'; text: string; code: string }

/** A process of its own that uses the database of a folder; killed at the end of the scope. */
export class UserProcess implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #reports: Report[] = []
  readonly #waiting = new Set<() => void>()

  /** `as`: another user, which only root can name. The process leads a group of its own. */
  constructor(
    dataDir: string,
    { as, cacheDirs = testCacheDirs(), file }: { as?: Identity | undefined; cacheDirs?: string[]; file?: string } = {},
  ) {
    const main = file ?? fileURLToPath(new URL('user-process.ts', import.meta.url))
    this.#child = fork(main, [dataDir, ...cacheDirs], {
      ...as,
      detached: true,
      cwd: '/',
      execArgv: [],
      env: {},
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child.on('message', (report: Report) => {
      this.#reports.push(report)
      for (const wake of this.#waiting) wake()
    })
    this.#child.on('exit', () => {
      for (const wake of this.#waiting) wake()
    })
  }

  /** Resolves with the first report that matches, among those to come and those already made. */
  async until<T extends Report>(matches: (report: Report) => report is T, after?: number): Promise<T>
  async until(matches: (report: Report) => boolean, after?: number): Promise<Report>
  async until(matches: (report: Report) => boolean, after = 0): Promise<Report> {
    for (;;) {
      const found = this.#reports.slice(after).find(matches)
      if (found !== undefined) return found
      if (this.ended) throw new Error(`The process ended and had only said ${JSON.stringify(this.#reports.slice(-5))}`)
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#waiting.add(resolve)
      await promise
      this.#waiting.delete(resolve)
    }
  }

  /** Opened; throws the words of a refusal. */
  async ready(): Promise<this> {
    const first = await this.until((report) => report.kind === 'ready' || report.kind === 'refused')
    if (first.kind === 'refused') throw new Error(first.text)
    return this
  }

  /** The refusal of a process that could not open. */
  refused(): Promise<Extract<Report, { kind: 'refused' }>> {
    return this.until((report): report is Extract<Report, { kind: 'refused' }> => report.kind === 'refused')
  }

  async query(sql: string): Promise<Record<string, unknown>[]> {
    const before = this.#reports.length
    this.tell({ do: 'query', sql })
    const answer = await this.until((report) => report.kind === 'rows' || report.kind === 'failed', before)
    if (answer.kind !== 'rows') throw new Error(JSON.stringify(answer))
    return answer.rows
  }

  tell(command: Command): void {
    this.#child.send(command)
  }

  /** How many reports were made so far; `until(…, mark)` looks at later ones alone. */
  get mark(): number {
    return this.#reports.length
  }

  get acknowledged(): number[] {
    return this.#reports.flatMap((report) => (report.kind === 'acknowledged' ? [report.id] : []))
  }

  get events(): DatabaseEvent['kind'][] {
    return this.#reports.flatMap((report) => (report.kind === 'event' ? [report.event.kind] : []))
  }

  get failures(): string[] {
    return this.#reports.flatMap((report) => (report.kind === 'failed' ? [report.text] : []))
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  async signal(signal: NodeJS.Signals, { group = false }: { group?: boolean } = {}): Promise<void> {
    const { pid } = this.#child
    if (pid === undefined || this.ended) return
    process.kill(group ? -pid : pid, signal)
    if (signal === 'SIGKILL') await this.exit()
  }

  async close(): Promise<void> {
    if (this.ended) return
    this.tell({ do: 'close' })
    await this.exit()
  }

  async exit(): Promise<void> {
    if (!this.ended) await once(this.#child, 'exit')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.signal('SIGKILL')
  }
}
