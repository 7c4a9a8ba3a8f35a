import type { PartNumberBook } from '@pf/contract'
import type { Actor } from '@pf/task-contract'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { procedure, router } from './procedure.ts'

/** What the procedures need of the pricing domain. */
export interface BookLookup {
  /** All complete books, newest first. */
  list(): Promise<PartNumberBook[]>
  /** Puts a complete book in force; null where there is none of this id. */
  activate(by: Actor, id: number): Promise<PartNumberBook | null>
}

export function createPartNumberBooksRouter(books: BookLookup) {
  return router({
    list: procedure('books:read').query((): Promise<PartNumberBook[]> => books.list()),
    activate: procedure('books:write')
      .input(z.object({ id: z.int32().min(1) }))
      .mutation(async ({ ctx, input }): Promise<PartNumberBook> => {
        const book = await books.activate(ctx.actor, input.id)
        if (book !== null) return book
        throw new TRPCError({
          code: 'NOT_FOUND',
          message: `There is no complete part-number book ${input.id}. Old books are deleted in time: list those that there are`,
        })
      }),
  })
}
