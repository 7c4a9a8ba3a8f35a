import { tableFeatures } from '@tanstack/react-table'
import type { RowData, TableOptions } from '@tanstack/react-table'

/** Of tables whose rows the server sorts, filters and hands out page by page. */
export const serverTable = tableFeatures({})

export type ServerColumns<Row extends RowData> = TableOptions<typeof serverTable, Row>['columns']

/** What the head says of a column. */
export interface ColumnHead<Sort> {
  readonly id: string
  readonly title: string
  /** Figures stand right-aligned. */
  readonly figures?: boolean
  /** What the server calls it, where it can sort by it. */
  readonly sort?: Sort | undefined
}

export interface Order<Sort> {
  readonly sort: Sort
  readonly descending: boolean
}
