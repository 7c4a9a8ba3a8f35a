import { importPreview } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { detectLayout } from '../import-file/layout.ts'
import { warnOfRejectedRows } from '../import-file/rejected-rows-warning.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { describeSource, openImportSource, requireFile, withFileErrors } from './import-source.ts'
import { progressSpan } from './progress-span.ts'

const { errors, messages } = importPreview

/** Reads a whole file and says how it would be read as stock. Writes nothing. */
export function previewImport(deps: PricingDeps): TaskWork<typeof importPreview> {
  return {
    run: ({ input, signal, progress }) =>
      withFileErrors(errors, input.fileId, async () => {
        progress(0, messages.openingFile())
        const file = await requireFile(deps, input.fileId, errors)
        await using source = await openImportSource(deps, file, signal)
        const reading = progressSpan(progress, 2, 99)
        const { sheet, headerRow } = input
        const layout = await detectLayout(
          source,
          { ...(sheet !== undefined && { sheet }), ...(headerRow !== undefined && { headerRow }) },
          { signal, onProgress: (rows, fraction) => reading(fraction, messages.readingRows({ rows })) },
        )
        const described = describeSource(source)
        const titles = layout.columns.map(({ title }) => title)
        return { ...layout, ...described, warnings: [...described.warnings, ...warnOfRejectedRows(titles)] }
      }),
  }
}
