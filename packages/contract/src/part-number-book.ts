import { z } from 'zod'
import { actorVias } from './actor-vias.ts'

/** A complete part-number book, without its rows. */
export const partNumberBook = z.object({
  id: z.int(),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** The actor's name. */
  createdBy: z.string(),
  /** How the actor came in. */
  createdVia: z.enum(actorVias),
  itemCount: z.int(),
  isActive: z.boolean(),
  /** When it was put in force last: when it was made, or later by hand. Null, as the next two, where that was before anybody noted it. */
  activatedAt: z.iso.datetime().nullable(),
  activatedBy: z.string().nullable(),
  activatedVia: z.enum(actorVias).nullable(),
  /** When another one took its place; null while it is active. */
  deactivatedAt: z.iso.datetime().nullable(),
})
export type PartNumberBook = z.output<typeof partNumberBook>

/** A row of a book, named as in the view `qt_partnumber_book_items`. */
export interface PartNumberBookItem {
  readonly partnumber: string
  readonly lot_name: string
  /** Decimal as text. */
  readonly quantity: string
  readonly is_primary_pn: boolean
  readonly description: string
}
