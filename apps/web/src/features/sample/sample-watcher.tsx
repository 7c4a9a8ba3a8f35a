import { useQueryClient } from '@tanstack/react-query'
import { useTaskNews } from '../tasks/use-task-news.ts'

/** Has every page ask anew once a sample is loaded, or taken away again. Draws nothing. */
export function SampleWatcher() {
  const queryClient = useQueryClient()
  useTaskNews(['sample_data'], () => void queryClient.invalidateQueries())
  return null
}
