import { Anchor, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { PriceForgeTask } from '@pf/contract'
import type { FinalStatus } from '@pf/task-contract'
import { isFinal } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import type { Words } from '../../i18n/use-words.ts'
import { kindOf } from './kinds/task-kinds.ts'
import { StatusMark } from './status-mark.tsx'
import { useTaskToasts } from './task-hooks.ts'
import styles from './task-toasts.module.css'
import { outcomeText, taskTitle } from './task-words.ts'

const colors: Record<FinalStatus, string> = { completed: 'green', error: 'red', cancelled: 'gray' }
const completedMs = 8_000

/** Says once how each of the user's tasks ended, with one link. Draws nothing itself. */
export function TaskToasts() {
  const words = useWords()
  useTaskToasts({ onEnd: (task) => showEnd(task, words) })
  return null
}

function showEnd(task: PriceForgeTask, words: Words) {
  if (!isFinal(task.status) || !kindOf(task.type).toasts) return
  const { t } = words
  const id = `task ${task.id}`
  notifications.show({
    id,
    color: colors[task.status],
    withBorder: true,
    classNames: { icon: styles.icon },
    // A failure stays until it was seen.
    autoClose: task.status === 'error' ? false : completedMs,
    icon: <StatusMark status={task.status} progress={task.progress} iconOnly />,
    title: t(`tasks.toast.${task.status}`, { title: taskTitle(task, words) }),
    closeButtonProps: { 'aria-label': t('app.close') },
    message: (
      <>
        <Text component="span" className="quiet figures" display="block">
          {outcomeText(task, words)}
        </Text>
        <Anchor
          renderRoot={(props) => <Link to="/tasks/$taskId" params={{ taskId: task.id }} {...props} />}
          onClick={() => notifications.hide(id)}
        >
          {t(task.status === 'error' ? 'tasks.seeWhy' : 'tasks.open')}
        </Anchor>
      </>
    ),
  })
}
