import { stockImport } from '@pf/contract'
import { columnName } from '@pf/spreadsheet'
import type { Row, Spreadsheet } from '@pf/spreadsheet'
import { surveyTable } from '../import-file/survey-table.ts'
import type { TableMapping, TableSurvey } from '../import-file/types.ts'

const { errors } = stockImport

interface SurveyOptions {
  readonly signal: AbortSignal
  readonly onProgress: (fraction: number, rows: number) => void
}

/**
 * The first pass over the sheet of a mapping.
 * @throws TaskError when the mapping does not fit the sheet or leaves something open
 */
export async function surveySource(
  source: Spreadsheet,
  { sheet, table }: { sheet: string; table: TableMapping },
  { signal, onProgress }: SurveyOptions,
): Promise<TableSurvey> {
  const summaryBelow = await source.summaryBelow(sheet)
  const survey = await surveyTable(readWithProgress(source, sheet, { signal, onProgress }), table, { summaryBelow })
  refuseUnfit(survey, sheet, table)
  return survey
}

function refuseUnfit(survey: TableSurvey, sheet: string, { headerRow }: TableMapping): void {
  if (survey.rows === 0 && headerRow > 0) throw errors.headerRowMissing({ headerRow, sheet })
  const [open] = survey.openColumns
  if (open !== undefined)
    throw errors.decimalSignUnknown({ column: open.title || columnName(open.column), example: open.example })
  const missing = survey.emptyColumns.find((column) => !survey.titles.has(column))
  if (missing !== undefined) throw errors.columnMissing({ column: columnName(missing), sheet })
  if (survey.goodsRows === 0) throw errors.noRows({ sheet })
}

/** The rows of a sheet, telling how much of it has been read. */
async function* readWithProgress(
  source: Spreadsheet,
  sheet: string,
  { signal, onProgress }: SurveyOptions,
): AsyncGenerator<Row[]> {
  let fraction = 0
  let rows = 0
  const onFraction = (read: number) => (fraction = read)
  for await (const batch of source.readSheet(sheet, { signal, onProgress: onFraction })) {
    yield batch
    rows += batch.length
    onProgress(fraction, rows)
  }
}
