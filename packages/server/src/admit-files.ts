import type { FileStore } from '@pf/files'
import { TaskRequestError } from '@pf/task-contract'
import type { Admission } from '@pf/task-manager'
import { z } from 'zod'
import { canUseFile } from './access.ts'

/** An input that refers to a file names it so. */
const fileInput = z.looseObject({ fileId: z.uuid() })

/**
 * Admits a submission whose input names a file: it must be there and the actor must be allowed to use it; it is then kept for longer, and
 * its name is what the task is about.
 */
export function admitFiles(files: Pick<FileStore, 'touch'>) {
  return async ({ input, actor, tx }: Admission): Promise<{ subject: string | null }> => {
    const parsed = fileInput.safeParse(input)
    if (!parsed.success) return { subject: null }
    const { fileId } = parsed.data
    const file = await files.touch(tx, fileId)
    if (file === null || !canUseFile(actor, file)) {
      throw new TaskRequestError(
        'INVALID_INPUT',
        `fileId: there is no uploaded file ${fileId}. Upload it (again) and use the id that the upload answers`,
      )
    }
    return { subject: file.name }
  }
}
