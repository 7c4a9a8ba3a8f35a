import type { Database } from '../../../../scripts/browser/open-server-database.ts'

/** Halts the next creation of a book at three moments, one after the other; disposing lets it go. */
export interface HeldCreation extends AsyncDisposable {
  /** From "reading", where it halts first, to "expanding", then to "writing", then to the end. */
  goOn(): Promise<void>
}

/** By locks that its statements wait for, as they would on a slow machine, only for as long as the test wants. */
export async function holdCreation({ pool }: Database): Promise<HeldCreation> {
  const client = await pool.connect()
  const locks = [
    'lock table pricing.part_number_book_item in share mode',
    'lock table pricing.bundle_item in access exclusive mode',
    'lock table pricing.part_number_book in share mode',
  ]
  await client.query('begin; set local idle_in_transaction_session_timeout = 0')
  for (const [index, lock] of locks.entries()) await client.query(`savepoint held_${index}; ${lock}`)
  return {
    async goOn() {
      locks.pop()
      await client.query(`rollback to savepoint held_${locks.length}`)
    },
    async [Symbol.asyncDispose]() {
      await client.query('rollback')
      client.release()
    },
  }
}
