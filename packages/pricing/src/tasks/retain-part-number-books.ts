import { partNumberBookRetention } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { removeRetiredBooks } from '../part-number-book/remove-books.ts'
import { retireBooks } from '../part-number-book/retire-books.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { selectSettings } from '../setting/settings.ts'
import { progressSpan } from './progress-span.ts'
import { removeInBatches } from './remove-in-batches.ts'

const { messages } = partNumberBookRetention

/**
 * Deletes the books that are not to be kept as of the task's creation. Which ones is decided once, and they are gone for every reader at
 * once; their rows then go in batches, also those that an earlier run had to leave.
 */
export function retainPartNumberBooks({ database }: PricingDeps): TaskWork<typeof partNumberBookRetention> {
  return {
    run: async ({ task, signal, progress, step, complete }) => {
      progress(0, messages.choosing())
      const { timeZone } = await selectSettings(database.db)
      const { keptVersions, deletedVersions, deletedItems } = await step('retire', async (tx) => ({
        ...(await retireBooks(tx, { timeZone, now: task.createdAt })),
      }))
      const deleting = progressSpan(progress, 5, 99)
      await removeInBatches(database, removeRetiredBooks, {
        signal,
        onRemoved: (rows) => {
          const total = Math.max(rows, deletedItems)
          deleting(rows / total, messages.deleting({ rows, total }))
        },
      })
      return complete(() => ({
        kept: keptVersions.length,
        keptVersions: [...keptVersions],
        deleted: deletedVersions.length,
        deletedVersions: [...deletedVersions],
        deletedItems,
      }))
    },
  }
}
