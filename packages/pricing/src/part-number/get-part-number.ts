import { partNumberErrors } from '@pf/contract'
import type { PartNumberDetail } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { isoTime } from '../iso-time.ts'
import { decisionJson, isThere, linkJson, partNumberTables, rowColumns } from './part-number-rows.ts'

/** A part number with its stock and what was decided about it. @throws TaskError partNumberNotFound */
export async function getPartNumber(db: Queryable, id: number): Promise<PartNumberDetail> {
  const { rows } = await db.execute<Omit<PartNumberDetail, 'id'> & { id: string } & Record<string, unknown>>(sql`
    select ${rowColumns}, coalesce(known.description, '') as description, ${isoTime(sql`known.created_at`)} as "createdAt",
           (select coalesce(json_agg(json_build_object('warehouse', warehouse.name, 'quantity', line.quantity::text, 'atLeast', line.at_least,
                     'price', line.price::text, 'currency', line.currency, 'asOf', stock_import.as_of)
                     order by warehouse.name collate "und-x-icu", line.id), '[]')
            from pricing.warehouse
            join pricing.warehouse_import part on part.id = warehouse.active_import_id
            join pricing.stock_import on stock_import.id = part.import_id
            join pricing.stock_line line on line.warehouse_import_id = part.id and line.part_number_id = known.id) as lines,
           (select coalesce(json_agg(${linkJson(sql`old`)} order by old.text_key, old.id), '[]')
            from (select id, part_number, vendor, text_key from pricing.part_number where replaced_by_id = known.id
                  order by text_key, id limit 50) old) as replaces,
           (select coalesce(json_agg(event order by event_id desc), '[]')
            from (select decision.id as event_id,
                         ${decisionJson}::jsonb || jsonb_build_object('undoneBy', decision.undone_by ->> 'name',
                           'undoneAt', ${isoTime(sql`decision.undone_at`)}) as event
                  from pricing.mapping_decision_item item join pricing.mapping_decision decision on decision.id = item.decision_id
                  where item.part_number_id = known.id
                  order by decision.id desc limit 20) past) as history
    from ${partNumberTables}
    where known.id = ${id}::bigint and ${isThere}`)
  const [row] = rows
  if (row === undefined) throw partNumberErrors.partNumberNotFound({ id })
  return { ...row, id: Number(row.id) }
}
