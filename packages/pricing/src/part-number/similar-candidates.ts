import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** Part numbers that are looked at on each side of one in the order of the folded keys. */
const neighbours = 20
/** LOTs that a choice of words is looked for in. */
const lotsPerChoice = 4
const least = 0.3

/**
 * The candidates by similarity, rows like those of `exactCandidates`. To compare with every part number and every LOT would take seconds, so
 * trigrams judge what an index finds at once: mapped part numbers that begin alike, and LOTs that have the telling words of the name.
 *
 * @param wanted a query of ids
 */
export function similarCandidates(wanted: SQL): SQL {
  return sql`${similarPartNumbers(wanted)} union all ${similarNames(wanted)}`
}

function similarPartNumbers(wanted: SQL): SQL {
  return sql`
    select * from (
      select waiting.id as part_number_id, near.id as mapped_id, near.lot_id, 'similarPartNumber' as reason, '' as affix,
             round((0.9 * similarity(near.folded_key, waiting.folded_key))::numeric, 2)::real as score
      from (${wanted}) wanted
      join pricing.part_number waiting on waiting.id = wanted.id
      cross join lateral (
        (select id, folded_key, lot_id, is_ignored from pricing.part_number
         where folded_key > waiting.folded_key order by folded_key limit ${neighbours})
        union all
        (select id, folded_key, lot_id, is_ignored from pricing.part_number
         where folded_key < waiting.folded_key order by folded_key desc limit ${neighbours})
      ) near
      where near.lot_id is not null and not near.is_ignored
    ) candidate where score >= ${least}::real`
}

/** The longest words come first, those with a digit before all: they tell models apart. */
function similarNames(wanted: SQL): SQL {
  const choices = [[1, 2, 3], [1, 2], [1, 3], [2, 3], [1]].map(lotsWith)
  return sql`
    select * from (
      select waiting.id, null::bigint, lot.id, 'similarName', '',
             round((0.85 * word_similarity(lot.name, concat_ws(' ', waiting.vendor, waiting.name)))::numeric, 2)::real as score
      from (
        select known.id, known.vendor, told.name,
               array(select word from regexp_split_to_table(lower(told.name), '[^[:alnum:]]+') word where length(word) >= 4
                     group by word order by word ~ '[0-9]' desc, length(word) desc, word limit 3) as word
        from (${wanted}) wanted
        join pricing.part_number known on known.id = wanted.id
        cross join lateral (select left(coalesce(nullif(known.description, ''), known.part_number), 200) as name) told
      ) waiting
      cross join lateral (
        ${sql.join(choices, sql` union `)}
      ) found
      join pricing.lot on lot.id = found.id
      where waiting.word <> '{}'
    ) candidate where score >= ${least}::real`
}

/** A few LOTs that have these of the telling words. */
function lotsWith(words: readonly number[]): SQL {
  const has = words.map((n) => sql`search_text like '%' || coalesce(word[${n}::int], word[1]) || '%'`)
  return sql`(select id from pricing.lot where ${sql.join(has, sql` and `)} limit ${lotsPerChoice})`
}
