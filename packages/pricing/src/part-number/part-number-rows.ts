import type { PartNumberRow } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { isoTime } from '../iso-time.ts'
import { idList } from './id-list.ts'

/** Whether a part number is there: not that of an import under way. */
export const isThere = sql`
  not exists (select from pricing.stock_import found where found.id = known.import_id and found.completed_at is null)`

/** A decision of the table `decision` as it goes over the wire. */
export const decisionJson = sql`
  json_build_object('id', decision.id, 'kind', decision.kind, 'how', decision.how, 'by', decision.decided_by ->> 'name',
    'via', decision.decided_by ->> 'via', 'at', ${isoTime(sql`decision.decided_at`)}, 'taskId', decision.task_id)`

/** A part number of the table that is named so, as a link. */
export function linkJson(table: SQL): SQL {
  return sql`json_build_object('id', ${table}.id, 'partNumber', ${table}.part_number, 'vendor', ${table}.vendor)`
}

/** What the active imports have of the part number `known`; unknown + n is n, at least. */
const stockJson = sql`(
  select json_build_object(
    'quantity', case when count(*) = 0 then '0' else trim_scale(sum(line.quantity))::text end,
    'atLeast', coalesce(bool_or(line.at_least), false) or count(line.quantity) between 1 and count(*) - 1,
    'warehouses', count(distinct warehouse.id),
    'values', (
      select coalesce(json_agg(json_build_object('currency', currency, 'value', value::text) order by value desc, currency), '[]')
      from (
        select line.currency, round(sum(line.quantity * line.price), 2) as value
        from pricing.warehouse join pricing.stock_line line
          on line.warehouse_import_id = warehouse.active_import_id and line.part_number_id = known.id
        where line.quantity > 0 and line.price is not null
        group by line.currency
      ) money))
  from pricing.warehouse join pricing.stock_line line
    on line.warehouse_import_id = warehouse.active_import_id and line.part_number_id = known.id
  where line.quantity is null or line.quantity > 0)`

/** How the part number `known` stands. */
export const stateOf = sql`
  case when known.is_ignored then 'ignored' when known.lot_id is not null then 'mapped'
       when known.postponed_at is not null then 'postponed' else 'unmapped' end`

/** The LOT of the table `lot` as a link; null where there is none. */
export const lotJson = sql`case when lot.id is not null then json_build_object('id', lot.id, 'name', lot.name) end`

/** What a row of the list is made of; the tables are those of `partNumberTables`. */
export const rowColumns = sql`
  known.id, known.part_number as "partNumber", known.vendor,
  ${stateOf} as state, ${lotJson} as lot,
  known.is_primary as "isPrimary", known.is_ambiguous as "isAmbiguous",
  case when replacement.id is not null then ${linkJson(sql`replacement`)} end as "replacedBy",
  ${stockJson} as stock, listed.suggested_score as "suggestedScore",
  case when decision.id is not null then ${decisionJson} end as decision, known.version`

export const partNumberTables = sql`
  pricing.part_number known
  left join pricing.lot on lot.id = known.lot_id
  left join pricing.part_number replacement on replacement.id = known.replaced_by_id
  left join pricing.mapping_decision decision on decision.id = known.decision_id
  left join pricing.unmapped_part_number listed on listed.part_number_id = known.id`

/** Part numbers as the list shows them, in the order of the ids. */
export async function selectPartNumberRows(db: Queryable, ids: readonly number[]): Promise<PartNumberRow[]> {
  const { rows } = await db.execute<Omit<PartNumberRow, 'id'> & { id: string } & Record<string, unknown>>(sql`
    select ${rowColumns}, left(coalesce(known.description, ''), 200) as description
    from unnest(${idList(ids)}) with ordinality wanted(id, place)
    join (${partNumberTables}) on known.id = wanted.id
    order by wanted.place`)
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}
