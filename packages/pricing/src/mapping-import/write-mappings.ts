import type { Transaction } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import { applyDecision, beginDecision } from '../part-number/write-decision.ts'

export interface WrittenMappings {
  /** Null where nothing was changed. */
  readonly decisionId: number | null
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
}

/** Makes the part numbers what `mapping_draft` says, as one decision; nothing is written where they are that already. */
export async function writeDraftedMappings(
  tx: Transaction,
  { by, taskId }: { by: Actor; taskId: string },
): Promise<WrittenMappings> {
  await insertNewPartNumbers(tx)
  await linkReplacements(tx)
  await markChangedMappings(tx)
  const counts = await countDrafts(tx)
  if (counts.inserted + counts.updated === 0) return { ...counts, decisionId: null }
  const decisionId = await beginDecision(tx, { kind: 'map', how: 'import', by, taskId })
  await applyDecision(tx, decisionId, wantedPartNumbers)
  await makePrimary(tx)
  return { ...counts, decisionId }
}

async function insertNewPartNumbers(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    insert into pricing.part_number (text_key, vendor_key, part_number, vendor, folded_key)
    select text_key, nullif(vendor_key, ''), part_number, vendor, folded_key from mapping_draft where id is null
    order by text_key, vendor_key
    on conflict (text_key, vendor_key) do nothing`)
  await tx.execute(sql`
    update mapping_draft draft set id = known.id
    from pricing.part_number known
    where draft.id is null and known.text_key = draft.text_key and coalesce(known.vendor_key, '') = draft.vendor_key`)
  await tx.execute(sql`create index on mapping_draft (id)`)
}

async function linkReplacements(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update mapping_draft draft set replaced_by_id = other.id
    from pricing.part_number other
    where draft.replaced_text_key is not null
      and other.text_key = draft.replaced_text_key and coalesce(other.vendor_key, '') = draft.replaced_vendor_key`)
}

async function markChangedMappings(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update mapping_draft draft set is_changed = true
    from pricing.part_number known
    where known.id = draft.id and not draft.is_new
      and (draft.makes_primary
        or (known.lot_id, known.is_ignored, known.postponed_at, known.description, known.replaced_by_id)
          is distinct from (draft.lot_id, draft.is_ignored, draft.postponed_at, draft.description, draft.replaced_by_id))`)
}

async function countDrafts(tx: Transaction): Promise<Omit<WrittenMappings, 'decisionId'>> {
  const { rows } = await tx.execute<{ inserted: number; updated: number; unchanged: number }>(sql`
    select count(*) filter (where is_new)::int as inserted, count(*) filter (where is_changed)::int as updated,
           count(*) filter (where not is_new and not is_changed)::int as unchanged
    from mapping_draft`)
  return rows[0] ?? { inserted: 0, updated: 0, unchanged: 0 }
}

/** What is decided; with those that step down from being primary, so that an undo knows what they were. */
const wantedPartNumbers = sql`
  select id, lot_id, is_ignored, postponed_at, replaced_by_id, description from mapping_draft where is_new or is_changed
  union all
  select known.id, known.lot_id, known.is_ignored, known.postponed_at, known.replaced_by_id, known.description
  from pricing.part_number known
  where known.is_primary and known.lot_id in (select lot_id from mapping_draft where makes_primary)
    and known.id not in (select id from mapping_draft where is_new or is_changed)`

async function makePrimary(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update pricing.part_number known set is_primary = (known.id = draft.id)
    from mapping_draft draft
    where draft.makes_primary and known.lot_id = draft.lot_id and (known.is_primary or known.id = draft.id)`)
}
