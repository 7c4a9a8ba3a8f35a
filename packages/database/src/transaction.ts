import { drizzle } from 'drizzle-orm/node-postgres'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { DatabaseError, hasSqlState } from './errors.ts'
import { fenceClient } from './transaction-guard.ts'
import type { TransactionGuard } from './transaction-guard.ts'

/** A write was refused because this server, or this session, may only read: after a failover another connection leads to one that may write. */
const readOnlyTransaction = '25006'

/** What every function with an SQL statement takes: the database itself or a transaction. */
export type Queryable = NodePgDatabase
/**
 * One client between BEGIN and COMMIT; `$client` serves COPY and other libraries that want the bare client. Once the work has returned, every
 * statement is refused: DATABASE_TRANSACTION_ENDED.
 */
export type Transaction = Queryable & { $client: pg.PoolClient }

/** drizzle's own `transaction` would COMMIT the outer one, or pass by the guard. */
export function refuseDrizzleTransaction(): Promise<never> {
  return Promise.reject(
    new DatabaseError(
      'DATABASE_IN_TRANSACTION',
      "drizzle's transaction() passes by the guard: use transaction() of the Database, or a savepoint",
    ),
  )
}

/**
 * BEGIN, work, COMMIT. An error of the work or of COMMIT rolls back and is thrown on; a client whose connection broke, or may only read, is destroyed.
 *
 * @throws DatabaseError DATABASE_ROLLED_BACK when the work swallowed the error of a statement, for PostgreSQL then answers COMMIT with a rollback.
 */
export async function runTransaction<T>(
  { connect, guard }: { connect: () => Promise<pg.PoolClient>; guard: TransactionGuard },
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  guard.refuseInside()
  const client = await connect()
  let broken = false
  const onError = (): void => {
    broken = true
  }
  client.on('error', onError)
  try {
    await client.query('begin')
    const result = await guard.run((scope) => {
      const tx = drizzle({ client: fenceClient(client, scope) })
      return work(Object.assign(tx, { transaction: refuseDrizzleTransaction }))
    })
    const end = await client.query('commit')
    if (end.command === 'ROLLBACK') {
      throw new DatabaseError(
        'DATABASE_ROLLED_BACK',
        'A statement of the transaction failed and its error was ignored, so nothing of the transaction was kept: let the error pass, or use a savepoint',
      )
    }
    return result
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === 'DATABASE_ROLLED_BACK')) {
      await client.query('rollback').catch(onError)
    }
    if (hasSqlState(error, readOnlyTransaction)) broken = true
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
