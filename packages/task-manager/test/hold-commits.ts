import type { TestDatabase } from '@pf/database/testing'

/** One lock that every commit of a changed task takes while commits are held: "hold". */
const holdLock = 0x686f6c64

/** From now on a transaction that changed a task, but for a cancel, waits in its COMMIT until `release`; `cut` ends its connection there. */
export async function holdCommits({ pool }: TestDatabase) {
  await pool.query(`
    create function hold() returns trigger language plpgsql as $$
    begin
      -- A claim waits for no lock for long.
      perform set_config('lock_timeout', '0', true);
      perform pg_advisory_xact_lock(${holdLock});
      return null;
    end $$;
    create constraint trigger hold after update on tasks.task deferrable initially deferred for each row
      when (new.status <> 'cancelled') execute function hold()`)
  const holder = await pool.connect()
  await holder.query('select pg_advisory_lock($1)', [holdLock])
  return {
    cut: async (): Promise<void> => {
      await pool.query(
        `select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and objid = $1 and not granted`,
        [holdLock],
      )
    },
    release: async (): Promise<void> => {
      await holder.query('select pg_advisory_unlock($1)', [holdLock])
      holder.release()
    },
  }
}
