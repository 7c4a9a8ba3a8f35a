import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const socketName = '.s.PGSQL.5432'

/** One connection through the proxy. */
interface Line {
  readonly client: Socket
  readonly server: Socket
  /** All that the client has sent, so that a test can say which connection it means. */
  sent: string
  silent: boolean
}

/** A way to a database that a test can cut, block or let fall silent, as networks do; `url` opens the database through it. */
export class WireProxy implements AsyncDisposable {
  readonly url: string
  readonly #folder: string
  readonly #target: string
  readonly #server: Server
  readonly #lines = new Set<Line>()
  #isDown = false
  #lost: { text: string; sentBefore: string; done: () => void } | undefined

  private constructor(url: URL, folder: string) {
    this.#target = join(url.searchParams.get('host') ?? '', socketName)
    this.#folder = folder
    this.url = `postgresql://postgres@${url.pathname}?host=${encodeURIComponent(folder)}&port=5432`
    this.#server = createServer((client) => this.#accept(client))
  }

  /** @param url of a test database */
  static async open(url: string): Promise<WireProxy> {
    const folder = await mkdtemp(join(tmpdir(), 'pf-proxy-'))
    const proxy = new WireProxy(new URL(url.replace('@/', '@localhost/')), folder)
    await new Promise<void>((resolve) => proxy.#server.listen(join(folder, socketName), resolve))
    return proxy
  }

  /** Cuts all connections and takes no new ones, as a server that is down. */
  goDown(): void {
    this.#isDown = true
    for (const line of this.#lines) cut(line)
  }

  comeBack(): void {
    this.#isDown = false
  }

  /** Half-open from now on: the connections that have sent this text stay open, and nothing comes through any more. Answers how many. */
  silence(text: string): number {
    const meant = [...this.#lines].filter(({ sent, silent }) => !silent && sent.includes(text))
    for (const line of meant) line.silent = true
    return meant.length
  }

  /**
   * Lets the next message with this text through, but not its answer: the connection is cut instead. Resolves when that has happened.
   * @param sentBefore what the connection that is meant has sent already
   */
  loseAnswerTo(text: string, sentBefore = ''): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#lost = { text, sentBefore, done: resolve }
    return promise
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.goDown()
    await new Promise((resolve) => this.#server.close(resolve))
    await rm(this.#folder, { recursive: true, force: true })
  }

  #accept(client: Socket): void {
    client.on('error', () => undefined)
    if (this.#isDown) {
      client.destroy()
      return
    }
    const server = connect(this.#target)
    const line: Line = { client, server, sent: '', silent: false }
    this.#lines.add(line)
    let losing: (() => void) | undefined
    client.on('data', (bytes) => {
      if (line.silent) return
      const text = bytes.toString('latin1')
      line.sent += text
      if (this.#lost !== undefined && text.includes(this.#lost.text) && line.sent.includes(this.#lost.sentBefore)) {
        losing = this.#lost.done
        this.#lost = undefined
      }
      server.write(bytes)
    })
    server.on('data', (bytes) => {
      if (losing !== undefined) {
        cut(line)
        losing()
      } else if (!line.silent) client.write(bytes)
    })
    server.on('error', () => undefined)
    for (const end of [client, server]) {
      end.on('close', () => {
        // Of a silent one the other end stays open, as it does in a network.
        if (line.silent) return
        this.#lines.delete(line)
        cut(line)
      })
    }
  }
}

function cut({ client, server }: Line): void {
  client.destroy()
  server.destroy()
}
