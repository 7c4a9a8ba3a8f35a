import { trpc } from '../../api/trpc.ts'
import { useTaskNews } from '../tasks/use-task-news.ts'

/**
 * Has the warehouses asked for again when an import of the user's ends, on whatever page he is; once they tell of another import, the lines
 * of stock begin anew. Draws nothing.
 */
export function StockWatcher() {
  const utils = trpc.useUtils()
  useTaskNews(['stock_import'], () => {
    // Where no page shows them they are asked for too, so that Stock opens with what is there now.
    void utils.stock.warehouses.invalidate(undefined, { refetchType: 'all' })
  })
  return null
}
