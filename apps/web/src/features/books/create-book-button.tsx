import { Button } from '@mantine/core'
import { partNumberBookCreate } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { isTaskOf } from '@pf/task-react'
import { useEffect } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { showError } from '../../ui/show-error.ts'
import { CancelTask } from '../tasks/cancel-task.tsx'
import { useOwnTasks, useSubmitTask } from '../tasks/task-hooks.ts'
import { TaskLive } from '../tasks/task-live.tsx'
import styles from './create-book-button.module.css'

/**
 * Has a book made of what is mapped now; while one of the user's is being made, this is its progress, whatever tab or program asked for it.
 */
export function CreateBookButton() {
  const { t } = useWords()
  const { tasks, reconnecting } = useOwnTasks()
  const { task: submitted, submit, submitting, error } = useSubmitTask(partNumberBookCreate)
  useEffect(() => {
    if (error !== null) showError(t, error)
  }, [error, t])
  // They run one after the other: the oldest first.
  const live = [...(submitted === undefined ? [] : [submitted]), ...(tasks ?? [])]
    .filter((task) => isTaskOf(partNumberBookCreate, task) && !isFinal(task.status))
    .at(-1)
  if (live === undefined) {
    return (
      <Button onClick={() => submit({})} loading={submitting || tasks === undefined}>
        {t('books.create.action')}
      </Button>
    )
  }
  return (
    <div className={styles.running}>
      <div className={styles.live}>
        <TaskLive task={live} reconnecting={reconnecting} />
      </div>
      <CancelTask task={live} compact />
    </div>
  )
}
