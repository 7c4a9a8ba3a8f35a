import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { DatabaseError } from './errors.ts'

/** One transaction, from BEGIN until its work has returned. */
export interface TransactionScope {
  readonly active: boolean
}

/**
 * Knows whether the present async context is inside a transaction of this database. Work that was started there and lives longer (a timer, a cache's
 * refresh) is free again as soon as the transaction has ended.
 */
export class TransactionGuard {
  readonly #storage = new AsyncLocalStorage<TransactionScope>()

  /** @throws DatabaseError DATABASE_IN_TRANSACTION */
  refuseInside(): void {
    const refusal = this.refusal()
    if (refusal !== undefined) throw refusal
  }

  /** The refusal that is due here, if one is. */
  refusal(): DatabaseError | undefined {
    if (this.#storage.getStore()?.active !== true) return undefined
    return new DatabaseError(
      'DATABASE_IN_TRANSACTION',
      'The database was used beside the transaction that runs in this async context, where it would see other rows and could wait for ever: use the tx that was handed in',
    )
  }

  async run<T>(work: (scope: TransactionScope) => Promise<T>): Promise<T> {
    const scope = { active: true }
    try {
      return await this.#storage.run(scope, work, scope)
    } finally {
      scope.active = false
    }
  }
}

/** Makes `pool.query` and `pool.connect` refuse inside a transaction; returns the connect that does not. */
export function guardPool(pool: pg.Pool, guard: TransactionGuard): () => Promise<pg.PoolClient> {
  const connect = pool.connect.bind(pool)
  for (const name of ['connect', 'query'] as const) {
    const original = pool[name]
    Object.defineProperty(pool, name, {
      value: (...args: unknown[]): unknown => {
        const refusal = guard.refusal()
        return refusal === undefined ? Reflect.apply(original, pool, args) : refuse(args, refusal)
      },
    })
  }
  return () => connect()
}

/** The client for one transaction: it refuses what comes after the end, which would be kept by itself, or as part of another's transaction. */
export function fenceClient(client: pg.PoolClient, scope: TransactionScope): pg.PoolClient {
  // A proxy may not show another `query` than its target when that one was defined for good, as tools that watch a driver do.
  const target: pg.PoolClient = Object.create(client)
  return new Proxy(target, {
    set: (_, key, value) => Reflect.set(client, key, value),
    get: (_, key): unknown => {
      const value: unknown = Reflect.get(client, key)
      if (key !== 'query' || typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        if (scope.active) return Reflect.apply(value, client, args)
        const refusal = new DatabaseError(
          'DATABASE_TRANSACTION_ENDED',
          'A statement came after its transaction had ended, so it was not done: await all that a transaction does before its work returns or throws',
        )
        return refuse(args, refusal)
      }
    },
  })
}

/** Refuses as pg fails: by the callback, if there is one; at once where a stream would have been returned. */
function refuse(args: readonly unknown[], refusal: DatabaseError): Promise<never> | undefined {
  const [statement] = args
  if (typeof statement === 'object' && statement !== null && 'submit' in statement) throw refusal
  const callback = args.at(-1)
  if (typeof callback !== 'function') return Promise.reject(refusal)
  callback(refusal)
  return undefined
}
