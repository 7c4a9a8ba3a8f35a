import { listErrors, listMessages, requiredColumns } from '@pf/contract'
import type { ListColumn, ListKind, ReadWarning } from '@pf/contract'
import type { CopyRow } from '@pf/database'
import type { z } from 'zod'
import { collectRows } from '../list-file/collect-rows.ts'
import type { CollectedRows } from '../list-file/collect-rows.ts'
import { findList } from '../list-file/find-list.ts'
import { readList } from '../list-file/read-list.ts'
import type { ListRow } from '../list-file/read-list.ts'
import { removeOldRejectedRows } from '../list-file/rejected-list-rows.ts'
import type { SheetSource } from '../import-file/types.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { openImportSource, requireFile, toldWarnings, withFileErrors } from './import-source.ts'
import { progressSpan } from './progress-span.ts'
import { removeInBatches } from './remove-in-batches.ts'

interface ListLayout {
  readonly sheet: string
  readonly headerRow: number
  readonly columns: Readonly<Partial<Record<ListColumn, number | undefined>>>
}

interface ListFile<Layout> {
  readonly list: ListKind
  readonly fileId: string
  /** Undefined: it is recognised. */
  readonly layout: Layout | undefined
  readonly schema: z.ZodType<Layout>
  readonly copyRow: (row: ListRow, layout: Layout) => CopyRow
}

type ListMessage = ReturnType<(typeof listMessages)[keyof typeof listMessages]>

interface ListRun {
  readonly signal: AbortSignal
  readonly progress: (percent: number, message: ListMessage) => void
}

/** A file of a list, read: all that the transaction needs that puts it in force. */
export interface ReadListFile<Layout> extends CollectedRows {
  readonly layout: Layout
  readonly warnings: ReadWarning[]
}

/**
 * Reads a file of a list, as far as 75 per cent of its import.
 * @throws TaskError of `listErrors`
 */
export function readListFile<Layout extends ListLayout>(
  deps: PricingDeps,
  { list, fileId, layout: chosen, schema, copyRow }: ListFile<Layout>,
  { signal, progress }: ListRun,
): Promise<ReadListFile<Layout>> {
  return withFileErrors(listErrors, fileId, async () => {
    progress(0, listMessages.openingFile())
    await removeInBatches(deps.database, removeOldRejectedRows, { signal, onRemoved: () => undefined })
    const file = await requireFile(deps, fileId, listErrors)
    await using source = await openImportSource(deps, file, signal)
    progress(2, listMessages.recognising())
    const layout = chosen ?? (await recogniseList(source, { list, schema, signal }))
    const { sheet, headerRow, columns } = layout
    const reading = progressSpan(progress, 5, 70)
    let fraction = 0
    const batches = source.readSheet(sheet, { signal, onProgress: (share) => (fraction = share) })
    const mapped = Object.values(columns).filter((column) => column !== undefined)
    const collected = await collectRows(readList(batches, { headerRow, columns: mapped, quantity: columns.quantity }), {
      copyRow: (row) => copyRow(row, layout),
      onRead: (rows) => reading(fraction, listMessages.readingRows({ rows })),
      tooMuchText: listErrors.tooMuchText,
    })
    if (collected.rows.rows === 0) throw listErrors.noRows({ sheet })
    progress(75, listMessages.saving({ rows: collected.rows.rows }))
    return { ...collected, layout, warnings: toldWarnings(source) }
  })
}

async function recogniseList<Layout>(
  source: SheetSource,
  { list, schema, signal }: { list: ListKind; schema: z.ZodType<Layout>; signal: AbortSignal },
): Promise<Layout> {
  const { sheet, header } = await findList(source, { list, signal })
  const layout = schema.safeParse({ sheet, headerRow: header?.row, columns: Object.fromEntries(header?.columns ?? []) })
  if (layout.success) return layout.data
  const required: readonly ListColumn[] = requiredColumns[list]
  const missing = required.filter((column) => header?.columns.has(column) !== true)
  // All that is required and yet no layout: items without their quantities.
  throw listErrors.headerNotFound({ sheet, columns: missing.length > 0 ? missing.join(', ') : 'quantity' })
}
