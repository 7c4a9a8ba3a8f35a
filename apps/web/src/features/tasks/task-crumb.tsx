import { useParams } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import { useAnyTask } from './task-hooks.ts'
import { taskTitle } from './task-words.ts'

/** The title of the task that the address names. */
export function TaskCrumb() {
  const words = useWords()
  const { taskId } = useParams({ strict: false })
  const { task } = useAnyTask(taskId)
  return <>{task === undefined ? words.t('tasks.page.crumb') : taskTitle(task, words)}</>
}
