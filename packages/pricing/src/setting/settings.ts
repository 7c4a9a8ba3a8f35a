import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const settings = z.object({ timeZone: z.string(), baseCurrency: z.string() })

/** What is the same for every process. */
export type Settings = z.output<typeof settings>

/** Gives the settings that have no value yet their first one: the time zone is that of the host that starts first. */
export async function insertDefaultSettings(db: Queryable, { timeZone }: { timeZone: string }): Promise<void> {
  await db.execute(sql`
    insert into pricing.setting (name, value) values ('timeZone', ${timeZone}), ('baseCurrency', 'RUB')
    on conflict (name) do nothing`)
}

/** @throws ZodError when `insertDefaultSettings` has never run on this database */
export async function selectSettings(db: Queryable): Promise<Settings> {
  const { rows } = await db.execute<{ name: string; value: string }>(sql`select name, value from pricing.setting`)
  return settings.parse(Object.fromEntries(rows.map(({ name, value }) => [name, value])))
}
