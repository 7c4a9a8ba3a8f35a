import { lotSortColumns } from '@pf/contract'
import type { LotQuery } from '@pf/contract'
import { z } from 'zod'

/** A text of digits alone is a number to the address. */
const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined)

/** Which LOTs are shown, as the page's address holds it; a value that makes no sense is as if it were not there. */
export const lotSearch = z.object({
  q: text,
  category: text,
  bundles: z.literal(true).optional().catch(undefined),
  sort: z.enum(lotSortColumns).optional().catch(undefined),
  desc: z.literal(true).optional().catch(undefined),
})
export type LotSearch = z.output<typeof lotSearch>

/** The question to the server that an address stands for. */
export function toLotQuery({ q, category, bundles, sort, desc }: LotSearch): LotQuery {
  const search = q?.trim().slice(0, 200)
  return {
    ...(search !== undefined && search !== '' && { search }),
    ...(category !== undefined && { category: category.slice(0, 100) }),
    ...(bundles === true && { kind: 'bundle' }),
    sort: sort ?? 'name',
    descending: desc ?? false,
    limit: 200,
  }
}

/** Whether anything narrows the list. */
export function isFiltered({ q, category, bundles }: LotSearch): boolean {
  return (q ?? '').trim() !== '' || category !== undefined || bundles === true
}
