import { partNumberBookCreate } from '@pf/contract'
import { useWords } from '../../i18n/use-words.ts'
import { TaskEnd } from '../tasks/task-end.tsx'
import { useTasks } from '../tasks/task-hooks.ts'

/** Why there is no newer book, where the last creation failed, whoever asked for it; nothing else. */
export function FailedCreation() {
  const { t } = useWords()
  const { tasks } = useTasks({ types: [partNumberBookCreate.type], limit: 1 })
  const last = tasks?.[0]
  return last?.status === 'error' ? <TaskEnd task={last} failed={t('books.create.failed')} /> : null
}
