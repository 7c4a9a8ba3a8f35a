import { listExportErrors, listExportMessages, maxUploadBytes } from '@pf/contract'
import type { ExportFormat } from '@pf/contract'
import type { Transaction } from '@pf/database'
import type { CellValue } from '@pf/spreadsheet'
import type { Actor } from '@pf/task-contract'
import { exportList } from '../list-file/export-list.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { businessDay } from '../setting/business-day.ts'
import { selectSettings } from '../setting/settings.ts'

type ExportMessage = ReturnType<(typeof listExportMessages)[keyof typeof listExportMessages]>

interface ExportRun {
  readonly input: { readonly format: ExportFormat; readonly language: 'en' | 'ru' }
  readonly task: { readonly createdAt: Date }
  readonly actor: Actor
  readonly signal: AbortSignal
  readonly progress: (percent: number, message: ExportMessage) => void
}

interface WrittenList {
  /** The file is named after it and the day. */
  readonly name: string
  readonly sheet: string
  readonly rows: (tx: Transaction, onRows: (rows: number) => void) => AsyncIterable<readonly CellValue[]>
}

/**
 * Writes a list to a file of the store; answers the result of the export.
 * @throws TaskError of `listExportErrors`
 */
export async function writeListFile(
  deps: PricingDeps,
  { input, task, actor, signal, progress }: ExportRun,
  { name, sheet, rows }: WrittenList,
): Promise<{ fileId: string; name: string; rows: number }> {
  progress(0, listExportMessages.writingRows({ rows: 0 }))
  const { timeZone } = await selectSettings(deps.database.db)
  let written = 0
  const onRows = (count: number) => {
    written = count
    // Nobody knows how many there are: ever slower towards 90 per cent.
    progress(90 - 90 / (1 + count / 20_000), listExportMessages.writingRows({ rows: count }))
  }
  const file = await exportList(deps, {
    ...input,
    name: `${name}-${businessDay(task.createdAt, timeZone)}`,
    sheet,
    ownerId: actor.id,
    rows: (tx) => rows(tx, onRows),
    signal,
    onWritten: () => progress(92, listExportMessages.storingFile({ rows: written })),
  })
  if (file === null) throw listExportErrors.exportTooLarge({ megabytes: maxUploadBytes / 1024 / 1024 })
  return { ...file, rows: written }
}
