import { z } from 'zod'
import { openDataFolder } from '@pf/bench/measuring'

/** A table's rows and a checksum of them over all columns but ids and times, whatever their order. */
export interface TableChecksum {
  readonly table: string
  readonly rows: number
  readonly checksum: string
}

const tableColumns = z.object({ name: z.string(), columns: z.string() })
const summary = z.object({ rows: z.coerce.number(), checksum: z.string().nullable() })

/** Checksums of every table of schema `pricing`, read from the data folder of a server, running or not. */
export async function pricingChecksums(dataDir: string): Promise<TableChecksum[]> {
  await using database = await openDataFolder(dataDir)
  const { rows: tables } = await database.pool.query(`
    select t.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
      from information_schema.tables t
      join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'pricing' and t.table_type = 'BASE TABLE' and c.data_type not like 'timestamp%'
       and c.column_name <> 'id' and c.column_name not like '%\\_id'
     group by t.table_name
     order by t.table_name`)
  const checksums: TableChecksum[] = []
  for (const { name, columns } of z.array(tableColumns).parse(tables)) {
    const { rows } = await database.pool.query(`
      select count(*) as rows, md5(string_agg(line, '' order by line)) as checksum
        from (select md5(row(${columns})::text) as line from pricing."${name}") lines`)
    const { rows: count, checksum } = summary.parse(rows[0])
    checksums.push({ table: name, rows: count, checksum: checksum ?? 'empty' })
  }
  return checksums
}
