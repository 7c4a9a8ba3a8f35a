import { partNumberBookCreate, partNumberBookRetention } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { activateStagedBook } from '../part-number-book/activate-book.ts'
import { removeStagedBooks } from '../part-number-book/remove-books.ts'
import { insertBook, stageBook } from '../part-number-book/stage-book.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { businessDay } from '../setting/business-day.ts'
import { selectSettings } from '../setting/settings.ts'
import { progressSpan } from './progress-span.ts'
import { removeInBatches } from './remove-in-batches.ts'

const { errors, messages } = partNumberBookCreate

/**
 * Freezes the mapped part numbers as a book and puts it in force. Its rows are written apart and invisible; the completing transaction gives
 * it a version, puts it in the place of the present one and has old books removed (I4).
 */
export function createPartNumberBook({ database }: PricingDeps): TaskWork<typeof partNumberBookCreate> {
  return {
    run: async ({ task, actor, signal, progress, complete }) => {
      const { timeZone } = await selectSettings(database.db)
      await removeInBatches(database, removeStagedBooks, {
        signal,
        // Nobody knows how much there is: ever slower towards two per cent.
        onRemoved: (rows) => progress(2 - 2 / (1 + rows / 100_000), messages.tidying({ rows })),
      })
      progress(2, messages.reading())
      const bookId = await insertBook(database.db, { taskId: task.id, createdAt: task.createdAt, createdBy: actor })
      const writing = progressSpan(progress, 15, 98)
      const { itemCount, partNumbers, leftOut } = await stageBook(database, bookId, {
        signal,
        onRead: (found) => progress(10, messages.expanding({ partNumbers: found })),
        onWritten: (done, total) => writing(done / total, messages.writingRows({ done, total })),
      })
      const { ambiguous, emptyBundle, named } = leftOut
      if (itemCount === 0) throw errors.emptyBook({ leftOut: ambiguous + emptyBundle })
      progress(99, messages.activating({ rows: itemCount }))
      return complete(async (tx) => {
        const day = businessDay(task.createdAt, timeZone)
        const version = await activateStagedBook(tx, bookId, { day, itemCount })
        await tx.submit(partNumberBookRetention, {})
        return {
          bookId,
          version,
          itemCount,
          partNumbers,
          leftOut: { ambiguous, emptyBundle },
          leftOutPartNumbers: [...named],
        }
      })
    },
    cleanup: removeStagedBooks,
  }
}
