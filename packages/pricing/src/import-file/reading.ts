export { detectLayout } from './layout.ts'
export { mappingFromLayout } from './layout-mapping.ts'
export type { PriceBasis } from './layout-mapping.ts'
export { warnOfRejectedRows } from './rejected-rows-warning.ts'
export { refusalError } from './refusal-error.ts'
export { readTable } from './read-table.ts'
export { surveyTable } from './survey-table.ts'
export { toTableMapping } from './table-mapping.ts'
export type {
  DetectionOptions,
  GoodsRow,
  Layout,
  LayoutRefusal,
  OpenColumn,
  RejectedTableRow,
  RowPrice,
  RowQuantity,
  SheetSource,
  SkippedRow,
  SkipReason,
  TableMapping,
  TableRow,
  TableSurvey,
  WantedLayout,
} from './types.ts'
export { foldedKey, keyText, partNumberKey, relation } from '../part-number/part-number-key.ts'
export type { PartNumberKey, PartNumberRelation } from '../part-number/part-number-key.ts'
