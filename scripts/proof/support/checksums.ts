import { openDatabase } from '@pf/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/** A table's rows and a checksum of them over all columns but ids and times, whatever their order. */
export interface TableChecksum {
  readonly table: string
  readonly rows: number
  readonly checksum: string
}

const column = z.object({ table_name: z.string(), column_name: z.string() })
const summary = z.object({ rows: z.coerce.number(), checksum: z.string().nullable() })

/** Checksums of every table of schema `pricing`, read from the data folder of a server, running or not. */
export async function pricingChecksums(dataDir: string): Promise<TableChecksum[]> {
  await using database = await openDatabase({ dataDir })
  const { rows } = await database.db.execute(sql`
    select c.table_name, c.column_name
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'pricing' and t.table_type = 'BASE TABLE' and c.data_type not like 'timestamp%'
       and c.column_name <> 'id' and c.column_name not like '%\\_id'
     order by c.table_name, c.ordinal_position`)
  const columns = Map.groupBy(z.array(column).parse(rows), ({ table_name }) => table_name)
  const checksums: TableChecksum[] = []
  for (const [table, own] of columns) {
    const list = sql.join(
      own.map(({ column_name }) => sql`${sql.identifier(column_name)}`),
      sql`, `,
    )
    const { rows: found } = await database.db.execute(sql`
      select count(*) as rows, md5(string_agg(line, '' order by line)) as checksum
        from (select md5(row(${list})::text) as line from pricing.${sql.identifier(table)}) lines`)
    const { rows: count, checksum } = summary.parse(found[0])
    checksums.push({ table, rows: count, checksum: checksum ?? 'empty' })
  }
  return checksums
}
