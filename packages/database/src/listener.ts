import { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseError, messageOf } from './errors.ts'
import type { DatabaseEvent } from './events.ts'

/** Told the payload of each notification, and '' after a reconnect, since some may have been lost meanwhile. */
export type NotificationHandler = (payload: string) => void

const firstRetryMs = 50
const lastRetryMs = 2_000
/** A connection that only waits does not notice that its other end has gone: it is asked so often, and must answer within as long. */
const askEveryMs = 5_000

/** One LISTEN connection for all channels; it reconnects by itself until closed. */
export class Listener {
  readonly #config: pg.ClientConfig
  readonly #onEvent: (event: DatabaseEvent) => void
  readonly #handlers = new Map<string, Set<NotificationHandler>>()
  #client: pg.Client | undefined
  #connecting: Promise<pg.Client> | undefined
  #reconnecting: Promise<void> | undefined
  readonly #closing = new AbortController()

  constructor(config: pg.ClientConfig, onEvent: (event: DatabaseEvent) => void) {
    this.#config = config
    this.#onEvent = onEvent
  }

  /** Resolves once the channel is listened to. */
  async listen(channel: string, onNotify: NotificationHandler): Promise<AsyncDisposable> {
    this.#refuseClosed()
    const handlers = this.#handlers.get(channel) ?? new Set()
    const entry: NotificationHandler = (payload) => onNotify(payload)
    handlers.add(entry)
    this.#handlers.set(channel, handlers)
    try {
      if (this.#reconnecting !== undefined) await this.#reconnecting
      const client = await this.#connected()
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
    } catch (error) {
      this.#remove(channel, entry)
      throw error
    }
    return {
      [Symbol.asyncDispose]: async () => {
        if (!this.#remove(channel, entry)) return
        // A failure means that the connection is lost, and with it the LISTEN.
        await this.#client?.query(`unlisten ${this.#client.escapeIdentifier(channel)}`).catch(() => undefined)
      },
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#handlers.clear()
    await this.#reconnecting
    await this.#connecting?.catch(() => undefined)
    await this.#drop()
  }

  /** Returns true when the channel has no handler left. */
  #remove(channel: string, entry: NotificationHandler): boolean {
    const handlers = this.#handlers.get(channel)
    if (!handlers?.delete(entry) || handlers.size > 0) return false
    this.#handlers.delete(channel)
    return true
  }

  #connected(): Promise<pg.Client> {
    this.#connecting ??= this.#connect().catch((error: unknown) => {
      this.#connecting = undefined
      throw error
    })
    return this.#connecting
  }

  async #connect(): Promise<pg.Client> {
    this.#refuseClosed()
    const socket = new Socket()
    const client = new pg.Client({
      ...this.#config,
      stream: () => socket,
      connectionTimeoutMillis: askEveryMs,
      query_timeout: askEveryMs,
    })
    client.on('error', (error) => this.#lost(client, error))
    client.on('end', () => this.#lost(client))
    client.on('notification', ({ channel, payload }) => this.#notify(channel, payload ?? ''))
    await client.connect()
    const asking = setInterval(() => void client.query('select 1').catch(() => socket.destroy()), askEveryMs).unref()
    client.on('end', () => clearInterval(asking))
    this.#client = client
    return client
  }

  #notify(channel: string, payload: string): void {
    for (const handler of this.#handlers.get(channel) ?? []) {
      try {
        handler(payload)
      } catch (error) {
        this.#onEvent({ kind: 'error', text: `A handler of notifications on ${channel} failed: ${messageOf(error)}` })
      }
    }
  }

  #lost(client: pg.Client, error?: Error): void {
    if (this.#client !== client || this.#closing.signal.aborted) return
    this.#client = undefined
    this.#connecting = undefined
    if (this.#reconnecting !== undefined) return
    this.#onEvent({
      kind: 'lost',
      text: `The connection for notifications was lost (${error?.message ?? 'closed by the server'}); connecting again`,
    })
    this.#reconnecting = this.#reconnect().finally(() => {
      this.#reconnecting = undefined
    })
  }

  async #reconnect(): Promise<void> {
    for (let waitMs = firstRetryMs; !this.#closing.signal.aborted; waitMs = Math.min(waitMs * 2, lastRetryMs)) {
      try {
        await delay(waitMs, undefined, { signal: this.#closing.signal })
        const client = await this.#connected()
        for (const channel of this.#handlers.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`)
        for (const channel of this.#handlers.keys()) this.#notify(channel, '')
        return
      } catch {
        // Not there yet, or lost again.
        await this.#drop()
      }
    }
  }

  async #drop(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    this.#connecting = undefined
    await client?.end().catch(() => undefined)
  }

  #refuseClosed(): void {
    if (this.#closing.signal.aborted)
      throw new DatabaseError('DATABASE_CLOSED', 'The database was closed: nothing can be listened to any more')
  }
}
