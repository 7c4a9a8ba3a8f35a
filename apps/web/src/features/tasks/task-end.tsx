import type { PriceForgeTask } from '@pf/contract'
import { useWords } from '../../i18n/use-words.ts'
import { Notice } from '../../ui/notice.tsx'
import { failureText } from './task-words.ts'

interface TaskEndProps {
  task: PriceForgeTask
  /** What its failure means where it is shown, in place of "It failed". */
  failed?: string
}

/** Why a task has no result; nothing where it has one. */
export function TaskEnd({ task, failed }: TaskEndProps) {
  const words = useWords()
  const { t } = words
  if (task.status === 'cancelled') {
    return (
      <Notice kind="info" title={t('tasks.page.cancelled')}>
        <p>{t('tasks.page.cancelledText')}</p>
      </Notice>
    )
  }
  if (task.status !== 'error') return null
  const { code, params, text } = task.error
  const technical = `${code} ${JSON.stringify(params)}\n${text}\n${task.type} ${task.id}/${task.attempt}`
  return (
    <Notice kind="error" title={failed ?? t('tasks.page.failed')} technical={technical}>
      <p>{failureText(task.type, task.error, words)}</p>
    </Notice>
  )
}
