import { AsyncLocalStorage } from 'node:async_hooks'
import type { LogLevel, Message } from '@pf/task-contract'
import { clampProgress, isSameShown, nextWriteInMs } from '../decide/progress-gate.ts'
import type { Shown } from '../decide/progress-gate.ts'
import type { ProgressWrite } from '../store/write-progress.ts'

/** Lines that a task may put on its timeline, over all its attempts. */
const maxLines = 200
const maxLineLength = 2_000
/** Of a line's data, as JSON. */
const maxDataLength = 8_000
/** Stages of one attempt that the timeline shows. */
const maxStages = 50

interface ProgressWriterOptions {
  readonly taskId: string
  readonly attempt: number
  /** Lines of earlier attempts. */
  readonly logged: number
  /** Writes; it handles its own errors, and answers false when they should be tried again. */
  readonly write: (progress: ProgressWrite) => Promise<boolean>
  /** Told once what the handler does wrong. */
  readonly onOdd: (text: string) => void
}

/** Turns what a handler says into at most four writes a second; the last one is always made. Handlers never wait for it. */
export class ProgressWriter {
  readonly #options: ProgressWriterOptions
  #shown: Shown = { percent: 0, message: null }
  #written: Shown = this.#shown
  #lines: ProgressWrite['lines'][number][] = []
  #logged: number
  #stages = 0
  #lastWriteAt: number | null = null
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> | undefined
  /** How many hold it: while a step or the end is being written the row is locked, or final. */
  #holds = 0
  readonly #told = new Set<string>()
  /** Handlers also tell of progress inside their transactions, where a write of our own would be refused. */
  readonly #outside = AsyncLocalStorage.snapshot()

  constructor(options: ProgressWriterOptions) {
    this.#options = options
    this.#logged = options.logged
  }

  progress(percent: number, message?: Message): void {
    const clamped = clampProgress(percent, this.#shown.percent)
    if (clamped.odd) {
      this.#tell(
        'progress',
        `Progress must be a number from 0 to 100 that does not fall; got ${percent} after ${this.#shown.percent}`,
      )
    }
    this.#shown = { percent: clamped.percent, message: message ?? this.#shown.message }
    this.#schedule()
  }

  line(level: LogLevel, text: string, data: unknown): void {
    if (this.#logged >= maxLines) {
      this.#tell('lines', `More than ${maxLines} lines were logged; the timeline leaves out the rest`)
      return
    }
    this.#logged += 1
    this.#lines.push({ level, text: text.slice(0, maxLineLength), data: storable(data) })
    this.#schedule()
  }

  /** Writes at once what is due, or begins a stage: what follows holds it, perhaps for long. */
  async flush(): Promise<void> {
    await this.#writing
    const isDue = nextWriteInMs(this.#lastWriteAt, performance.now()) === 0 || this.unwritten()?.newStage === true
    if (!isDue || this.#holds > 0) return
    clearTimeout(this.#timer)
    this.#begin()
    await this.#writing
  }

  /** Stops writing, after the write that is under way; what is said from now on is kept. */
  async hold(): Promise<void> {
    this.#holds += 1
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#writing
  }

  /** Goes on after `hold`, once all that held have released. */
  release(): void {
    this.#holds -= 1
    this.#schedule()
  }

  /** What has not been written yet; the caller writes it, and then says so by `wrote`. */
  unwritten(): ProgressWrite | undefined {
    const changed = !isSameShown(this.#shown, this.#written)
    if (!changed && this.#lines.length === 0) return undefined
    const newStage = changed && this.#shown.message?.key !== this.#written.message?.key && this.#stages < maxStages
    const { taskId, attempt } = this.#options
    return { taskId, attempt, shown: changed ? this.#shown : null, newStage, lines: [...this.#lines] }
  }

  wrote({ shown, newStage, lines }: ProgressWrite): void {
    if (shown !== null) this.#written = shown
    if (newStage) this.#stages += 1
    this.#lines = this.#lines.slice(lines.length)
  }

  #schedule(): void {
    if (this.#holds > 0 || this.#timer !== undefined || this.#writing !== undefined) return
    if (this.#lines.length === 0 && isSameShown(this.#shown, this.#written)) return
    const inMs = nextWriteInMs(this.#lastWriteAt, performance.now())
    this.#timer = this.#outside(() => setTimeout(() => this.#begin(), inMs))
  }

  #begin(): void {
    this.#timer = undefined
    this.#writing = this.#write().finally(() => {
      this.#writing = undefined
      this.#schedule()
    })
  }

  async #write(): Promise<void> {
    const progress = this.unwritten()
    if (progress === undefined) return
    this.#lastWriteAt = performance.now()
    if (await this.#options.write(progress)) this.wrote(progress)
  }

  #tell(topic: string, text: string): void {
    if (this.#told.has(topic)) return
    this.#told.add(topic)
    this.#options.onOdd(text)
  }
}

/** What JSON can't hold is kept as its text, and of what is too long the beginning: a line on the timeline must not fail a task. */
function storable(data: unknown): unknown {
  try {
    const json = JSON.stringify(data) ?? 'null'
    return json.length <= maxDataLength ? JSON.parse(json) : json.slice(0, maxDataLength)
  } catch {
    return String(data)
  }
}
