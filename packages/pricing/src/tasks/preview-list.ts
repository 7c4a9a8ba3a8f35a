import { listPreview } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { scanList } from '../list-file/scan-list.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { describeSource, openImportSource, requireFile, withFileErrors } from './import-source.ts'
import { progressSpan } from './progress-span.ts'

const { errors, messages } = listPreview

/** Reads a whole file and says how it would be read as a list. Writes nothing. */
export function previewList(deps: PricingDeps): TaskWork<typeof listPreview> {
  return {
    run: ({ input: { fileId, ...wanted }, signal, progress }) =>
      withFileErrors(errors, fileId, async () => {
        progress(0, messages.openingFile())
        const file = await requireFile(deps, fileId, errors)
        await using source = await openImportSource(deps, file, signal)
        const reading = progressSpan(progress, 2, 99)
        const scanned = await scanList(
          source,
          { ...wanted, signal },
          { onProgress: (rows, fraction) => reading(fraction, messages.readingRows({ rows })) },
        )
        return { ...scanned, ...describeSource(source) }
      }),
  }
}
