import type { Database } from '@pf/database'

/**
 * Plants LOTs and so many mapped part numbers of 25 vendors, three to a LOT, as a catalogue has them: every thirteenth LOT is a bundle of
 * two to nine others, every hundredth part number has the text of another vendor's, and as many again as a fifteenth are mapped to nothing.
 * The pricing schema must be there, without LOTs and part numbers.
 */
export async function plantCatalogue({ pool }: Pick<Database, 'pool'>, partNumbers: number): Promise<void> {
  const lots = Math.max(20, Math.ceil(partNumbers / 3))
  await pool.query(
    `insert into pricing.lot (name, category, description, is_bundle)
     select 'LOT_' || lpad(n::text, 7, '0'), 'Category ' || n % 40, '', n % 13 = 0 from generate_series(1, $1::int) n`,
    [lots],
  )
  await pool.query(`
    insert into pricing.bundle_item (bundle_id, lot_id, quantity)
    select bundle.id, part.id, 1 + k % 4
    from pricing.lot bundle
    cross join generate_series(1, 9) k
    join pricing.lot part on part.id = 1 + (bundle.id * 7 + k) % (select max(id) from pricing.lot) and not part.is_bundle
    where bundle.is_bundle and k <= 2 + bundle.id % 8`)
  await pool.query(
    `insert into pricing.part_number (text_key, vendor_key, part_number, vendor, folded_key, description, lot_id, is_primary)
     select text, vendor, text, vendor, replace(text, '-', ''), 'Server component ' || n || ', series ' || n % 900 || ', retail pack',
            case when n <= $1::int then 1 + n % $2::int end, n <= least($1::int, $2::int)
     from generate_series(1, $1::int + $1::int / 15) n
     cross join lateral (select case when n % 100 = 0 and n <= $1::int then n - $2::int * ((n - 1) / $2::int) else n end as told) same
     cross join lateral (select 'PN-' || upper(substr(md5(told::text), 1, 6)) || '-' || told as text, 'VENDOR ' || chr((65 + n / $2::int * 7 + n % 7)::int) as vendor) names`,
    [partNumbers, lots],
  )
  await pool.query('analyze pricing.lot, pricing.bundle_item, pricing.part_number')
}
