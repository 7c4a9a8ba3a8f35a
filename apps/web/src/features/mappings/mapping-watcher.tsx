import { useQueryClient } from '@tanstack/react-query'
import { trpc } from '../../api/trpc.ts'
import { partNumberListKey } from './list/use-part-numbers.ts'
import { candidatesKey } from './suggestions/use-candidates.ts'
import { useMappingNews } from './use-mapping-news.ts'

/** Has part numbers asked for again when others have come or were mapped, on whatever page the user is; a list that is shown sees to itself. Draws nothing. */
export function MappingWatcher() {
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  useMappingNews(() => {
    void utils.partnumbers.invalidate()
    queryClient.removeQueries({ queryKey: [partNumberListKey], type: 'inactive' })
    void queryClient.invalidateQueries({ queryKey: [candidatesKey] })
  })
  return null
}
