import type { PriceForgeTask } from './registry.ts'
import { stockImport } from './tasks/stock-import.ts'

declare const task: PriceForgeTask

// The result exists only where the task is completed, with its own type's shape.
if (task.type === 'stock_import' && task.status === 'completed') {
  const read: number = task.result.read
  void read
  // @ts-expect-error a preview's field is not a stock import's
  void task.result.firstRows
}
// @ts-expect-error no result before the task is completed
if (task.status === 'running') void task.result

// @ts-expect-error a message's params are typed
stockImport.messages.savingRows({ rows: 1 })
if (task.status === 'error' && task.error.code === 'decimalSignUnknown') {
  const title: string = task.error.params.column
  void title
}
if (task.type === 'stock_import' && task.message?.key === 'savingRows') {
  const total: number = task.message.params.total
  void total
}
