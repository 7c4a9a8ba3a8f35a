export { column, currency, day, decimal } from './decimal.ts'
export { fileErrorTexts } from './file-errors.ts'
export { fileInfo, maxUploadBytes, uploadHeader } from './files.ts'
export type { FileInfo } from './files.ts'
export { exportFormats, listExportErrors, listExportMessages } from './list-export.ts'
export type { ExportFormat } from './list-export.ts'
export { isNothingSaved, listErrors, listMessages, listTextMegabytes, rejectedListRowsShown } from './list-import.ts'
export { listColumns, listKinds, lotLayout, mappingLayout, requiredColumns } from './list-layout.ts'
export type { ListColumn, ListKind, LotColumn, LotLayout, MappingColumn, MappingLayout } from './list-layout.ts'
export { lotErrors } from './lot-errors.ts'
export type { LotErrorCode } from './lot-errors.ts'
export { lotDetail, lotInput, lotKinds, lotPage, lotQuery, lotRow, lotSortColumns, lotUpdate } from './lots.ts'
export type { LotDetail, LotInput, LotKind, LotPage, LotQuery, LotRow, LotSortColumn, LotUpdate } from './lots.ts'
export { columnTargets, decimalSign, stockMapping, usualVatPercent, vatPercent } from './mapping.ts'
export type { ColumnTarget, DecimalSign, StockMapping } from './mapping.ts'
export { partNumberBook } from './part-number-book.ts'
export type { PartNumberBook, PartNumberBookItem } from './part-number-book.ts'
export { partNumberErrors } from './part-number-errors.ts'
export type { PartNumberErrorCode } from './part-number-errors.ts'
export {
  bulkInput,
  bulkLimit,
  bulkPreview,
  bulkPreviewInput,
  decideInput,
  decisionKinds,
  decisionOutcome,
  decisionWays,
  describeInput,
  mapInput,
  mappingCandidate,
  mappingDecision,
  partNumberCounts,
  partNumberDetail,
  partNumberFilter,
  partNumberPage,
  partNumberQuery,
  partNumberRow,
  partNumberSorts,
  partNumberStates,
  partNumberStock,
  partNumberTabs,
  setPrimaryInput,
  setReplacedByInput,
  sortsOf,
  suggestQuery,
  suggestionReasons,
  suggestions,
  undoInput,
  undoOutcome,
} from './part-numbers.ts'
export type {
  BulkInput,
  BulkPreview,
  BulkPreviewInput,
  DecideInput,
  DecisionKind,
  DecisionOutcome,
  DecisionWay,
  DescribeInput,
  MapInput,
  MappingCandidate,
  MappingDecision,
  PartNumberCounts,
  PartNumberDetail,
  PartNumberFilter,
  PartNumberPage,
  PartNumberQuery,
  PartNumberRow,
  PartNumberSort,
  PartNumberState,
  PartNumberStock,
  PartNumberTab,
  SetPrimaryInput,
  SetReplacedByInput,
  SuggestQuery,
  SuggestionReason,
  Suggestions,
  UndoInput,
  UndoOutcome,
} from './part-numbers.ts'
export { permissions, rolePermissions, roles } from './permissions.ts'
export type { Permission, Role } from './permissions.ts'
export type { ReadWarning } from './read-warning.ts'
export { listsRejectedRows, rejectedRowTitles } from './rejected-rows.ts'
export { taskTypes } from './registry.ts'
export type { PriceForgeTask, TaskType, TaskTypes } from './registry.ts'
export { retireInput, stockLine, stockPage, stockQuery, stockSortColumns, warehouse } from './stock.ts'
export type { RetireInput, StockLine, StockPage, StockQuery, StockSortColumn, Warehouse } from './stock.ts'
export { importPreview } from './tasks/import-preview.ts'
export type { PreviewColumn, PreviewQuestion } from './tasks/import-preview.ts'
export { listPreview } from './tasks/list-preview.ts'
export type { PreviewListColumn } from './tasks/list-preview.ts'
export { lotExport } from './tasks/lot-export.ts'
export { lotImport, lotRejectionReasons } from './tasks/lot-import.ts'
export type { LotRejectionReason, RejectedLotRow } from './tasks/lot-import.ts'
export { mappingExport } from './tasks/mapping-export.ts'
export { mappingImport, mappingRejectionReasons } from './tasks/mapping-import.ts'
export type { MappingRejectionReason, RejectedMappingRow } from './tasks/mapping-import.ts'
export { leftOutReasons, partNumberBookCreate } from './tasks/partnumber-book-create.ts'
export type { LeftOutPartNumber, LeftOutReason } from './tasks/partnumber-book-create.ts'
export { partNumberBookRetention } from './tasks/partnumber-book-retention.ts'
export { partNumberSurvey } from './tasks/partnumber-survey.ts'
export { greatestSampleScale, sampleData } from './tasks/sample-data.ts'
export { rejectionReasons, stockImport, vatBasis } from './tasks/stock-import.ts'
export type { RejectedRow, RejectionReason, WarehouseCounts } from './tasks/stock-import.ts'
export { versionsPerDay } from './version.ts'
