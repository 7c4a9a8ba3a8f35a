import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startProcess } from '../proof/engine/processes.ts'
import type { EngineProcess } from '../proof/engine/processes.ts'
import type { OutsideLog } from './outside-log.ts'
import { serverPlaces, workerPlaces } from './schedule.ts'
import type { Place } from './schedule.ts'

interface Member {
  readonly name: string
  readonly process: EngineProcess
  isReady: boolean
  /** Where a server listens. */
  port: number | undefined
  /** Cleared when it goes on; set while it is stopped. */
  stopped: NodeJS.Timeout | undefined
  /** We ended it. */
  ended: boolean
}

const startWithinMs = 60_000
/** After SIGTERM. */
const endWithinMs = 30_000

/** The worker and server processes: at each place one, which is replaced when it is gone. All that is done to them is in the log. */
export class Fleet implements AsyncDisposable {
  readonly #dataDir: string
  readonly #logFolder: string
  readonly #log: OutsideLog
  readonly #members = new Map<Place, Member>()
  #started = 0
  #closed = false

  constructor(where: { dataDir: string; logFolder: string; log: OutsideLog }) {
    this.#dataDir = where.dataDir
    this.#logFolder = where.logFolder
    this.#log = where.log
    for (const place of [...workerPlaces, ...serverPlaces]) this.#start(place)
  }

  /** Where servers listen now; one of them may be stopped. */
  get urls(): string[] {
    return serverPlaces.flatMap((place) => {
      const port = this.#members.get(place)?.port
      return port === undefined ? [] : `http://127.0.0.1:${port}`
    })
  }

  /** Waits until all are ready that are not stopped. */
  async ready(): Promise<void> {
    const until = performance.now() + 2 * startWithinMs
    while ([...this.#members.values()].some(({ isReady }) => !isReady)) {
      if (performance.now() > until) throw new Error('The worker and server processes do not start')
      await delay(20)
    }
  }

  /**
   * SIGKILL to the one at a place; where it is stopped (it is to come back) or only starts, to another one, of its kind if possible. One of
   * each kind stays.
   */
  async kill(chosen: Place): Promise<void> {
    const [place, member] = await this.#victim(chosen)
    member.ended = true
    this.#log.append({ event: 'killed', process: member.name, at: Date.now() })
    member.process.signal('SIGKILL')
    await member.process.ended
    this.#start(place)
  }

  /** SIGSTOP, chosen as for a kill, and SIGCONT after a while. */
  async stop(chosen: Place, forMs: number): Promise<void> {
    const [, member] = await this.#victim(chosen)
    this.#log.append({ event: 'stopped', process: member.name, at: Date.now() })
    member.process.signal('SIGSTOP')
    member.stopped = setTimeout(() => this.#continue(member), forMs)
  }

  continueAll(): void {
    for (const member of this.#members.values()) if (member.stopped !== undefined) this.#continue(member)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    for (const member of this.#members.values()) {
      clearTimeout(member.stopped)
      member.ended = true
    }
    await Promise.all([...this.#members.values()].map((member) => this.#end(member)))
  }

  async #end({ name, process }: Member): Promise<void> {
    const patience = setTimeout(() => {
      this.#log.append({ event: 'hung', process: name, at: Date.now() })
      process.signal('SIGKILL')
    }, endWithinMs)
    await process[Symbol.asyncDispose]()
    clearTimeout(patience)
  }

  /** Waits where nobody can be spared. */
  async #victim(chosen: Place): Promise<[Place, Member]> {
    for (const until = performance.now() + 2 * startWithinMs; performance.now() < until; await delay(20)) {
      const kinds: (readonly Place[])[] = [workerPlaces, serverPlaces]
      const victims = kinds
        .toSorted((a) => (a.includes(chosen) ? -1 : 1))
        .map((places) => [...this.#members].filter(([place, member]) => places.includes(place) && isPresent(member)))
        .flatMap((present) => (present.length > 1 ? present : []))
      const victim = victims.find(([place]) => place === chosen) ?? victims[0]
      if (victim !== undefined) return victim
    }
    throw new Error('So few of the worker and server processes start that none can be disturbed')
  }

  #start(place: Place): void {
    if (this.#closed) return
    this.#started += 1
    const name = `${place}.${this.#started}`
    const isServer = place.startsWith('server')
    const script = path.join(import.meta.dirname, isServer ? 'server.ts' : 'worker.ts')
    const process = startProcess(script, isServer ? [this.#dataDir] : [this.#dataDir, this.#logFolder, name])
    const member: Member = { name, process, isReady: false, port: undefined, stopped: undefined, ended: false }
    this.#members.set(place, member)
    void process
      .heard(({ event }) => event === 'ready', startWithinMs)
      .then(({ port }) => {
        member.port = port
        member.isReady = true
        this.#log.append({ event: 'ready', process: name, at: Date.now() })
      })
      .catch(() => process.signal('SIGKILL'))
    void process.ended.then(() => this.#replace(place, member))
  }

  /** One that ended by itself; while it started it may have met a database that was away. */
  async #replace(place: Place, member: Member): Promise<void> {
    if (member.ended) return
    this.#log.append({ event: 'died', process: member.name, at: Date.now() })
    await delay(500)
    this.#start(place)
  }

  #continue(member: Member): void {
    clearTimeout(member.stopped)
    member.stopped = undefined
    member.process.signal('SIGCONT')
    this.#log.append({ event: 'continued', process: member.name, at: Date.now() })
  }
}

function isPresent({ isReady, stopped }: Member): boolean {
  return isReady && stopped === undefined
}
