import type { CopyRow } from '@pf/database'
import { arrayLiteral } from '../array-literal.ts'
import type { GoodsRow } from '../import-file/types.ts'
import { foldedKey, partNumberKey } from '../part-number/part-number-key.ts'
import type { PartNumberKey } from '../part-number/part-number-key.ts'

export const copyStagedRows = `copy pricing.staged_row
  (import_id, bucket, row, text_key, vendor_key, part_number, vendor, name, folded_key, price, price_text, quantities, at_least, quantity_texts)
  from stdin`

/** A row of goods as it is staged. */
export function stagedRow(goods: GoodsRow, { importId, buckets }: { importId: number; buckets: number }): CopyRow {
  const key = partNumberKey(goods.partNumber, goods.vendor)
  if (key === null) throw new Error(`Row ${goods.row} was delivered as goods without a part number`)
  const price = goods.prices[0] ?? null
  return [
    String(importId),
    String(bucketOf(key, buckets)),
    String(goods.row),
    key.text,
    key.vendor,
    goods.partNumber,
    key.vendor === null ? null : goods.vendor,
    goods.name,
    foldedKey(key.text),
    price?.net ?? null,
    price?.original ?? null,
    arrayLiteral(goods.quantities.map(({ value }) => value)),
    arrayLiteral(goods.quantities.map(({ atLeast }) => (atLeast ? 't' : 'f'))),
    arrayLiteral(goods.quantities.map(({ text }) => text)),
  ]
}

/** Spreads keys evenly, and equal ones to the same bucket. */
export function bucketOf({ text, vendor }: PartNumberKey, buckets: number): number {
  return (hash(vendor ?? '', hash(text, 0x811c9dc5)) >>> 0) % buckets
}

/** FNV-1a, of UTF-16 units. */
function hash(text: string, start: number): number {
  let hashed = start
  for (let at = 0; at < text.length; at += 1) hashed = Math.imul(hashed ^ text.charCodeAt(at), 0x01000193)
  return hashed
}
