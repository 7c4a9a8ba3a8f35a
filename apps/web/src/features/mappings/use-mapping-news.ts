import { useTaskNews } from '../tasks/use-task-news.ts'

/** Calls back when an import has brought or mapped part numbers, or the survey after it has ended. */
export function useMappingNews(onNews: () => void): void {
  useTaskNews(['stock_import', 'lot_import', 'mapping_import', 'partnumber_survey'], onNews)
}
