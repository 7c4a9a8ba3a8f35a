import { listsRejectedRows, partNumberSurvey, stockImport } from '@pf/contract'
import type { StockMapping } from '@pf/contract'
import type { OwnedFile } from '@pf/files'
import { columnName } from '@pf/spreadsheet'
import type { Spreadsheet } from '@pf/spreadsheet'
import type { Completion, TaskRun, TaskWork } from '@pf/task-manager'
import { readTable } from '../import-file/read-table.ts'
import { warnOfRejectedRows } from '../import-file/rejected-rows-warning.ts'
import { toTableMapping } from '../import-file/table-mapping.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { businessDay } from '../setting/business-day.ts'
import { selectSettings } from '../setting/settings.ts'
import { activateImport } from '../stock-import/activate-import.ts'
import { compareRows } from '../stock-import/compare-rows.ts'
import { namedWarehouses } from '../stock-import/named-warehouses.ts'
import { removeStaging } from '../stock-import/remove-staging.ts'
import { beginImport } from '../stock-import/stage-import.ts'
import { stageRows } from '../stock-import/stage-rows.ts'
import { sweepStock } from '../stock-import/sweep-stock.ts'
import { completeUnchanged } from './complete-unchanged.ts'
import { openImportSource, requireFile, toldWarnings, withFileErrors } from './import-source.ts'
import { progressSpan } from './progress-span.ts'
import { recogniseMapping } from './recognise-mapping.ts'
import { surveySource } from './survey-source.ts'

type Run = TaskRun<typeof stockImport>
type Done = Promise<Completion<typeof stockImport>>

const { errors, messages } = stockImport
/** Lines that one transaction merges and compares: some 200 ms of work. */
const linesPerBucket = 4_000

/**
 * Makes a file the stock of its warehouses. What it writes on the way belongs to its attempt and is invisible; the completing transaction
 * only moves pointers (I4). An attempt that finds the active stock replaced under it fails, and is repeated.
 */
export function importStock(deps: PricingDeps): TaskWork<typeof stockImport> {
  return {
    run: (run) => withFileErrors(errors, run.input.fileId, () => importFile(deps, run)),
    cleanup: (tx, taskId) => removeStaging(tx, taskId),
  }
}

async function importFile(deps: PricingDeps, run: Run): Done {
  const { input, task, signal, progress } = run
  const { database } = deps
  progress(0, messages.openingFile())
  const { timeZone, baseCurrency } = await selectSettings(database.db)
  const today = businessDay(task.createdAt, timeZone)
  if (input.asOf > today) throw errors.asOfInFuture({ asOf: input.asOf, today })
  const file = await requireFile(deps, input.fileId, errors)
  if (input.mapping && input.scope) {
    const unchanged = await completeUnchanged(database, run, { file, mapping: input.mapping, scope: input.scope })
    if (unchanged) return unchanged
  }
  await sweepStock(database, {
    signal,
    // Nobody knows how much there is: ever slower towards two per cent.
    onProgress: (rows) => progress(2 - 2 / (1 + rows / 100_000), messages.tidying({ rows })),
  })
  progress(2, messages.openingFile())
  await using source = await openImportSource(deps, file, signal)
  if (input.mapping) return await importSource(deps, run, { file, source, mapping: input.mapping, from: 2 })
  const recognising = progressSpan(progress, 2, 22)
  const basis = { baseCurrency, vat: input.vat }
  const mapping = await recogniseMapping(source, basis, {
    signal,
    onProgress: (rows, fraction) => recognising(fraction, messages.recognising({ rows })),
  })
  return await importSource(deps, run, { file, source, mapping, from: 22 })
}

interface ImportSource {
  readonly file: OwnedFile
  readonly source: Spreadsheet
  readonly mapping: StockMapping
  /** Per cent that are done. */
  readonly from: number
}

async function importSource({ database }: PricingDeps, run: Run, { file, source, mapping, from }: ImportSource): Done {
  const { input, task, actor, signal, progress, complete } = run
  const { sheet, currency } = mapping
  const { asOf } = input
  const table = toTableMapping(mapping)
  const named = namedWarehouses(mapping)
  const part = (begin: number, end: number) =>
    progressSpan(progress, from + (98 - from) * begin, from + (98 - from) * end)

  const surveying = part(0, 0.2)
  const survey = await surveySource(
    source,
    { sheet, table },
    {
      signal,
      onProgress: (fraction, rows) => surveying(fraction, messages.surveying({ rows })),
    },
  )
  const { decimalSigns, goodsRows, rows: total } = survey
  const titles = Array.from(
    { length: Math.max(-1, ...survey.titles.keys()) + 1 },
    (_, column) => survey.titles.get(column) ?? '',
  )

  const scope = input.scope ?? (listsRejectedRows(titles) ? 'partial' : 'full')
  // Only now it is known what the file is taken for.
  if (!input.mapping || !input.scope) {
    const unchanged = await completeUnchanged(database, run, { file, mapping, scope })
    if (unchanged) return unchanged
  }

  const { importId, warehouses } = await beginImport(database, {
    taskId: task.id,
    file,
    mapping,
    scope,
    asOf,
    createdBy: actor.id,
    decimalSigns,
    titles,
    warehouses: named,
  })
  const buckets = Math.max(1, Math.ceil((goodsRows * warehouses.length) / linesPerBucket))
  const saving = part(0.2, 0.45)
  const staged = await stageRows(database, readTable(source.readSheet(sheet, { signal }), table, survey), {
    importId,
    buckets,
    titles,
    signal,
    onProgress: (rows) => saving(rows / total, messages.savingRows({ rows, total })),
  })
  const { goods, rejected, rejectedRows } = staged
  const [first] = rejectedRows
  if (goods === 0 && first !== undefined) {
    const { row, column, title, text } = first
    throw errors.allRejected({ rejected, row, column: title || columnName(column), text })
  }

  const comparing = part(0.45, 1)
  const compared = await compareRows(database, {
    importId,
    buckets,
    warehouses,
    currency,
    scope,
    goods,
    signal,
    onProgress: (rows) => comparing(rows / goods, messages.comparing({ rows, total: goods })),
  })
  progress(99, messages.activating())
  const warnings = [...toldWarnings(source), ...(scope === 'partial' ? warnOfRejectedRows(titles) : [])]
  const counts = {
    read: staged.read,
    merged: compared.merged,
    skipped: staged.skipped,
    rejected,
    unmapped: compared.unmapped,
  }
  return complete(async (tx) => {
    await activateImport(tx, importId, { outcome: { ...counts, warnings }, warehouses: compared.outcomes })
    await tx.submit(partNumberSurvey, {})
    return {
      ...counts,
      newImport: true,
      mapping,
      scope,
      decimalSigns,
      warehouses: compared.outcomes.map(({ name, activates, inserted, updated, unchanged, removed }) => ({
        warehouse: name,
        inserted,
        updated,
        unchanged,
        removed,
        activated: activates,
      })),
      rejectedRows: [...rejectedRows],
      warnings,
    }
  })
}
