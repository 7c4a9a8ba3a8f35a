import { partNumberSorts, partNumberTabs, sortsOf } from '@pf/contract'
import type { PartNumberFilter, PartNumberQuery, PartNumberSort, PartNumberTab } from '@pf/contract'
import { z } from 'zod'

/** A text of digits alone is a number to the address. */
const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined)

/** Which part numbers are shown, as the page's address holds it; a value that makes no sense is as if it were not there. */
export const mappingSearch = z.object({
  tab: z.enum(partNumberTabs).optional().catch(undefined),
  q: text,
  /** '': those without a vendor. */
  vendor: text,
  warehouse: z.int32().optional().catch(undefined),
  lot: z.int32().optional().catch(undefined),
  sort: z.enum(partNumberSorts).optional().catch(undefined),
})
export type MappingSearch = z.output<typeof mappingSearch>

export function tabOf({ tab }: MappingSearch): PartNumberTab {
  return tab ?? 'unmapped'
}

/** Whether the text alone is another one: so it is at each pause of the typing, which are no steps to go back by. */
export function isTypedOn(before: MappingSearch, next: MappingSearch): boolean {
  return (
    before.q !== next.q &&
    tabOf(before) === tabOf(next) &&
    sortOf(before) === sortOf(next) &&
    before.vendor === next.vendor &&
    before.warehouse === next.warehouse &&
    before.lot === next.lot
  )
}

/** The order of the list: one that its tab does not have is as if it were not there. */
export function sortOf(search: MappingSearch): PartNumberSort {
  const sorts = sortsOf[tabOf(search)]
  return sorts.find((sort) => sort === search.sort) ?? sorts[0]
}

/** What the server narrows by. */
export function toFilter(search: MappingSearch): PartNumberFilter {
  const { q, vendor, warehouse, lot } = search
  const typed = q?.trim().slice(0, 200)
  return {
    tab: tabOf(search),
    ...(typed !== undefined && typed !== '' && { search: typed }),
    ...(vendor !== undefined && { vendor: vendor.slice(0, 500) }),
    ...(warehouse !== undefined && { warehouseId: warehouse }),
    ...(lot !== undefined && { lotId: lot }),
  }
}

/** Rows that one answer brings. */
export const rowsOfPage = 200

/** The question to the server that an address stands for. */
export function toPartNumberQuery(search: MappingSearch): PartNumberQuery {
  return { ...toFilter(search), sort: sortOf(search), limit: rowsOfPage }
}

/** Whether anything but the tab narrows the list. */
export function isFiltered({ q, vendor, warehouse, lot }: MappingSearch): boolean {
  return (q ?? '').trim() !== '' || vendor !== undefined || warehouse !== undefined || lot !== undefined
}
