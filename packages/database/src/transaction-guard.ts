import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { DatabaseError } from './errors.ts'

/**
 * Knows whether the present async context is inside a transaction of this database. Work that was started there and lives longer (a timer, a cache's
 * refresh) is free again as soon as the transaction has ended.
 */
export class TransactionGuard {
  readonly #storage = new AsyncLocalStorage<{ active: boolean }>()

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

  async run<T>(work: () => Promise<T>): Promise<T> {
    const scope = { active: true }
    try {
      return await this.#storage.run(scope, work)
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
        if (refusal === undefined) return Reflect.apply(original, pool, args)
        const callback = args.at(-1)
        if (typeof callback !== 'function') return Promise.reject(refusal)
        callback(refusal)
        return undefined
      },
    })
  }
  return () => connect()
}
