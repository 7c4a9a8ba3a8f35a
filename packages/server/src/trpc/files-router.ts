import type { FileInfo } from '@pf/contract'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { canUseFile } from '../access.ts'
import { procedure, router } from './procedure.ts'

/** What the procedures need of the file store. */
export interface FileLookup {
  /** Of a file that is completely stored; null where there is none. */
  info(id: string): Promise<(FileInfo & { readonly ownerId: string }) | null>
}

export function createFilesRouter(files: FileLookup) {
  return router({
    get: procedure('tasks:read')
      .input(z.object({ id: z.uuid() }))
      .query(async ({ ctx, input }): Promise<FileInfo> => {
        const file = await files.info(input.id)
        if (file === null || !canUseFile(ctx.actor, file)) {
          throw new TRPCError({
            code: 'NOT_FOUND',
            message: `There is no file ${input.id}. Files are removed some time after their last use: upload it again`,
          })
        }
        const { id, name, size, sha256, createdAt } = file
        return { id, name, size, sha256, createdAt }
      }),
  })
}
