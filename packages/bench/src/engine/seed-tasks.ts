import type { Database } from '@pf/database'

export const creators = 1_000
/** Ended tasks are kept for so long, so the table holds them evenly over this time. */
export const days = 90
/** What the seeded tasks are of; other types of the product would be asked for in vain. */
export const seededTypes = ['import_preview', 'stock_import'] as const

/**
 * Fills the task table with ended tasks of the product, in the order in which they would have come; their indexes are made anew at the end,
 * as a bulk load does it.
 */
export async function seedTasks({ pool }: Database, count: number): Promise<void> {
  const { rows: indexes } = await pool.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i where i.indrelid = 'tasks.task'::regclass and not i.indisprimary`)
  for (const { name } of indexes) await pool.query(`drop index ${name}`)
  await pool.query(
    `insert into tasks.task (id, type, status, input, input_digest, subject, created_at, created_by, created_by_id, started_at, updated_at,
       done_at, progress, result, error, attempt, version, serial, lane, job_id)
     select uuidv7(made.at - now()), made.type, made.status,
       json_build_object('fileId', gen_random_uuid(), 'asOf', made.at::date, 'scope', 'full'), md5(n::text), 'stock ' || n || '.xlsx', made.at,
       json_build_object('id', made.who, 'name', made.who, 'role', 'administrator', 'via', 'session'), made.who, made.at, made.at + interval '1 minute',
       made.at + interval '1 minute', 100,
       case when made.status = 'completed' then json_build_object('read', n, 'rejectedRows', json_build_array(), 'note', repeat('x', 300)) end,
       case when made.status = 'error' then json_build_object('code', 'internal', 'params', json_build_object(), 'text', 'It failed') end,
       1, 4, true, '', gen_random_uuid()
     from generate_series(1, $1::int) n cross join lateral (
       select now() - interval '1 day' * (${days} * random()) as at,
         'user-' || floor(${creators} * random() ^ 3)::int as who,
         case when random() < 0.8 then 'stock_import' else 'import_preview' end as type,
         case when random() < 0.97 then 'completed' when random() < 0.7 then 'error' else 'cancelled' end as status
       where n > 0
     ) made
     order by made.at`,
    [count],
  )
  for (const { definition } of indexes) await pool.query(definition)
  await pool.query('vacuum (analyze) tasks.task')
  // A table that has long been there has been written to the disk.
  await pool.query('checkpoint')
}
