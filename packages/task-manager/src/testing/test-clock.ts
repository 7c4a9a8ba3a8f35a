import type { Database } from '@pf/database'

/** The database's clock, as a test sets it. It goes on by itself from there. */
export interface TestClock {
  now(): Promise<Date>
  set(time: Date): Promise<void>
  /** By milliseconds, or by what PostgreSQL reads as an interval: '90 s', '1h', '3 days'. */
  advance(by: number | string): Promise<void>
}

/** On this path a connection finds the test's `now()` before PostgreSQL's own. */
export const clockSearchPath = 'public,pg_catalog'

/**
 * The engine goes by the database's clock, which it reads by `now()`. This makes another `now()` for the connections that have the search path: for
 * their statements, and for the defaults of the tables that they make from then on.
 */
export async function installTestClock({ pool }: Database): Promise<void> {
  await pool.query(`
    create table public.test_clock (ahead interval not null);
    insert into public.test_clock values ('0');
    create function public.now() returns timestamptz stable language sql
      as 'select pg_catalog.now() + ahead from public.test_clock'`)
}

/** pg-boss reads the clock in one function of its own. */
export async function setQueueByTestClock({ pool }: Database): Promise<void> {
  await pool.query(`
    create or replace function task_queue.job_now() returns timestamptz stable language sql as 'select public.now()'`)
}

export function createTestClock({ pool }: Database): TestClock {
  const setAhead = async (ahead: string, values: unknown[]): Promise<void> => {
    await pool.query(`update public.test_clock set ahead = ${ahead}`, values)
  }
  return {
    now: async () => {
      const { rows } = await pool.query<{ now: Date }>('select now()')
      const [row] = rows
      if (row === undefined) throw new Error('The database did not tell the time')
      return row.now
    },
    set: (time) => setAhead('$1::timestamptz - pg_catalog.now()', [time]),
    advance: (by) => setAhead('ahead + $1::interval', [typeof by === 'number' ? `${by} ms` : by]),
  }
}
