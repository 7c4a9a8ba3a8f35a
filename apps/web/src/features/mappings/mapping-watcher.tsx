import { useQueryClient } from '@tanstack/react-query'
import { trpc } from '../../api/trpc.ts'
import { useTaskNews } from '../tasks/use-task-news.ts'
import { partNumberListKey } from './list/use-part-numbers.ts'
import { candidatesKey } from './suggestions/use-candidates.ts'

/** Has part numbers asked for again when an import has brought or mapped some, or the survey after it has ended, on whatever page the user is. Draws nothing. */
export function MappingWatcher() {
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  useTaskNews(['stock_import', 'lot_import', 'mapping_import', 'partnumber_survey'], () => {
    void utils.partnumbers.invalidate()
    void queryClient.invalidateQueries({ queryKey: [partNumberListKey] })
    void queryClient.invalidateQueries({ queryKey: [candidatesKey] })
  })
  return null
}
