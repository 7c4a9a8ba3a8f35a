import { stockImport } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { isTaskOf } from '@pf/task-react'
import { useEffect, useRef } from 'react'
import { trpc } from '../../api/trpc.ts'
import { useOwnTasks } from '../tasks/task-hooks.ts'

/**
 * Has the warehouses asked for again when an import of the user's ends, on whatever page he is; once they tell of another import, the lines
 * of stock begin anew. Draws nothing.
 */
export function StockWatcher() {
  const utils = trpc.useUtils()
  const { tasks } = useOwnTasks()
  const imports = (tasks ?? [])
    .filter((task) => isTaskOf(stockImport, task))
    .map(({ id, status }) => `${id} ${isFinal(status)}`)
    .join()
  // Undefined until the first answer, which is no news: what the page shows is as old.
  const known = tasks === undefined ? undefined : imports
  const before = useRef(known)
  useEffect(() => {
    if (before.current === known) return
    const news = before.current !== undefined
    before.current = known
    if (!news) return
    // Where no page shows them they are asked for too, so that Stock opens with what is there now.
    void utils.stock.warehouses.invalidate(undefined, { refetchType: 'all' })
  }, [known, utils])
  return null
}
