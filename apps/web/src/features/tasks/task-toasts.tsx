import { Anchor, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { PriceForgeTask } from '@pf/contract'
import type { FinalStatus } from '@pf/task-contract'
import { isFinal } from '@pf/task-contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import type { Words } from '../../i18n/use-words.ts'
import { kindOf } from './kinds/task-kinds.ts'
import { StatusMark } from './status-mark.tsx'
import { useTaskToasts } from './task-hooks.ts'
import styles from './task-toasts.module.css'
import { outcomeText, taskTitle } from './task-words.ts'

const completedMs = 8_000
/** More ends than this at once, after a night away, say, are told by one toast. */
const mostAtOnce = 3

/** Says once how each of the user's tasks ended, with one link. Draws nothing itself. */
export function TaskToasts() {
  const words = useWords()
  const together = useRef<PriceForgeTask[]>([])
  useTaskToasts({
    onEnd: (task) => {
      if (!kindOf(task.type).toasts) return
      if (together.current.push(task) > 1) return
      queueMicrotask(() => {
        const ended = together.current
        together.current = []
        if (ended.length > mostAtOnce) showEnds(ended, words)
        else for (const each of ended) showEnd(each, words)
      })
    },
  })
  return null
}

function showEnd(task: PriceForgeTask, words: Words) {
  if (!isFinal(task.status)) return
  const { t } = words
  const id = `task ${task.id}`
  const fellShort = kindOf(task.type).fellShort(task)
  notifications.show({
    id,
    withBorder: true,
    classNames: { icon: styles.icon },
    // A failure stays until it was seen.
    autoClose: task.status === 'error' ? false : completedMs,
    icon: fellShort ? (
      <IconAlertTriangle className={styles.short} size={16} stroke={1.9} aria-hidden />
    ) : (
      <StatusMark status={task.status} progress={task.progress} iconOnly />
    ),
    title: fellShort ? taskTitle(task, words) : t(`tasks.toast.${task.status}`, { title: taskTitle(task, words) }),
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

const ends = ['completed', 'error', 'cancelled'] as const satisfies readonly FinalStatus[]

function showEnds(tasks: readonly PriceForgeTask[], { t, format }: Words) {
  const id = `tasks ${tasks[0]?.id}`
  const counts = ends.flatMap((end) => {
    const count = tasks.filter(({ status }) => status === end).length
    return count === 0 ? [] : [t(`tasks.toast.ends.${end}`, { shown: format.number(count) })]
  })
  notifications.show({
    id,
    withBorder: true,
    autoClose: false,
    title: t('tasks.toast.many', { count: tasks.length }),
    closeButtonProps: { 'aria-label': t('app.close') },
    message: (
      <>
        <Text component="span" className="quiet figures" display="block">
          {counts.join(' · ')}
        </Text>
        <Anchor renderRoot={(props) => <Link to="/tasks" {...props} />} onClick={() => notifications.hide(id)}>
          {t('tasks.all')}
        </Anchor>
      </>
    ),
  })
}
