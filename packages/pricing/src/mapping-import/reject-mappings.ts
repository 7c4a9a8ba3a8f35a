import type { MappingLayout } from '@pf/contract'
import type { Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'
import { rejectStaged } from '../list-file/reject-staged.ts'
import { findCircles } from './find-circles.ts'

type Columns = MappingLayout['columns']

const table = sql`staged_mapping`

/** Rejects rows that name no LOT that there is, or contradict other rows of the file; with each of them all rows of its part number. */
export async function rejectContradictions(tx: Transaction, columns: Columns): Promise<void> {
  await rejectStaged(
    tx,
    { table, reason: 'lotUnknown', column: columns.lot },
    sql`staged.lot is not null and not exists (select from pricing.lot where lot.name = staged.lot)`,
  )
  for (const [value, reason, column] of [
    [sql`lot`, 'twoLots', columns.lot],
    [sql`description`, 'differs', columns.description],
    [sql`is_ignored::text`, 'differs', columns.ignored],
    [sql`is_primary::text`, 'differs', columns.primary],
    [sql`replaced_text_key || ' ' || replaced_vendor_key`, 'differs', columns.replacedBy],
  ] as const) {
    if (column === undefined) continue
    await rejectStaged(
      tx,
      { table, reason, column },
      sql`(staged.text_key, staged.vendor_key) in (
        select text_key, vendor_key from staged_mapping where text_key <> ''
        group by text_key, vendor_key having count(distinct ${value}) > 1)`,
    )
  }
  await rejectWholePartNumbers(tx, columns)
}

/** Of a part number either all rows are taken or none. */
async function rejectWholePartNumbers(tx: Transaction, columns: Columns): Promise<void> {
  await rejectStaged(
    tx,
    { table, reason: 'otherRow', column: columns.partNumber },
    sql`(staged.text_key, staged.vendor_key) in (
      select text_key, vendor_key from staged_mapping where reason is not null and text_key <> '')`,
  )
}

/** Rejects primary part numbers that can't be: without a LOT, ignored, or one of two. */
export async function rejectPrimaries(tx: Transaction, columns: Columns): Promise<void> {
  const column = columns.primary
  if (column === undefined) return
  await rejectDrafts(tx, columns, {
    reason: 'primaryWithoutLot',
    column,
    drafts: sql`select text_key, vendor_key from mapping_draft where says_primary and (lot_id is null or is_ignored)`,
  })
  await rejectDrafts(tx, columns, {
    reason: 'primaryTwice',
    column,
    drafts: sql`
      select text_key, vendor_key from mapping_draft
      where says_primary and lot_id in (
        select lot_id from mapping_draft where says_primary group by lot_id having count(*) > 1)`,
  })
}

/**
 * Rejects replacements that are not there, or lead back to where they began. What is rejected keeps the replacement it had, which may close
 * another circle: so again, until nothing more is rejected.
 */
export async function rejectReplacements(tx: Transaction, columns: Columns): Promise<void> {
  const column = columns.replacedBy
  if (column === undefined) return
  for (;;) {
    const unknown = await rejectDrafts(tx, columns, {
      reason: 'replacementUnknown',
      column,
      drafts: sql`
        select text_key, vendor_key from mapping_draft draft
        where replaced_text_key is not null
          and not exists (
            select from mapping_draft other
            where (other.text_key, other.vendor_key) = (draft.replaced_text_key, draft.replaced_vendor_key))
          and not exists (
            select from pricing.part_number other
            where other.text_key = draft.replaced_text_key and coalesce(other.vendor_key, '') = draft.replaced_vendor_key
              and not exists (
                select from pricing.stock_import found where found.id = other.import_id and found.completed_at is null))`,
    })
    const circles = findCircles(await selectReplacements(tx))
    const inCircle = await rejectDrafts(tx, columns, {
      reason: 'replacedInCircle',
      column,
      drafts: sql`
        select text_key, vendor_key from mapping_draft
        where replaced_text_key is not null
          and array[text_key, vendor_key]::text in (select jsonb_array_elements_text(${JSON.stringify(circles)}::jsonb))`,
    })
    if (unknown + inCircle === 0) return
  }
}

/** Part number → what replaces it, as it would be: those of the file, and what is known of the others. */
async function selectReplacements(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.execute<{ part: string; replacement: string }>(sql`
    select array[text_key, vendor_key]::text as part, array[replaced_text_key, replaced_vendor_key]::text as replacement
    from mapping_draft where replaced_text_key is not null
    union all
    select array[known.text_key, coalesce(known.vendor_key, '')]::text, array[other.text_key, coalesce(other.vendor_key, '')]::text
    from pricing.part_number known join pricing.part_number other on other.id = known.replaced_by_id
    where not exists (
      select from mapping_draft draft where draft.id = known.id and draft.replaced_text_key is not null)`)
  return new Map(rows.map(({ part, replacement }) => [part, replacement]))
}

async function rejectDrafts(
  tx: Transaction,
  columns: Columns,
  {
    reason,
    column,
    drafts,
  }: {
    reason: 'primaryWithoutLot' | 'primaryTwice' | 'replacementUnknown' | 'replacedInCircle'
    column: number
    drafts: ReturnType<typeof sql>
  },
): Promise<number> {
  const rejected = await rejectStaged(
    tx,
    { table, reason, column },
    sql`(staged.text_key, staged.vendor_key) in (${drafts}) and ${
      column === columns.primary ? sql`staged.is_primary` : sql`staged.replaced_text_key is not null`
    }`,
  )
  if (rejected === 0) return 0
  await rejectWholePartNumbers(tx, columns)
  await tx.execute(sql`
    delete from mapping_draft where (text_key, vendor_key) in (
      select text_key, vendor_key from staged_mapping where reason is not null)`)
  return rejected
}
