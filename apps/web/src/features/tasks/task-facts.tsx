import type { PriceForgeTask } from '@pf/contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { ShortId, shortId } from '../../ui/short-id.tsx'
import { kindOf } from './kinds/task-kinds.ts'
import { TaskTook } from './task-took.tsx'
import { actorWords, failuresText } from './task-words.ts'

/** Who, when and how often. */
export function TaskFacts({ task }: { task: PriceForgeTask }) {
  const words = useWords()
  const { t, format, language } = words
  return (
    <Facts
      facts={[
        [t('tasks.facts.type'), kindOf(task.type).title(language)],
        [t('tasks.facts.by'), actorWords(task.createdBy, words)],
        [t('tasks.facts.submitted'), <RelativeTime key="submitted" at={task.createdAt} />],
        [t('tasks.facts.started'), task.startedAt === null ? null : <RelativeTime key="started" at={task.startedAt} />],
        [t('tasks.facts.ended'), task.doneAt === null ? null : <RelativeTime key="ended" at={task.doneAt} />],
        [t('tasks.facts.took'), task.startedAt === null ? null : <TaskTook key="took" task={task} />],
        [t('tasks.facts.attempts'), task.attempt === 0 ? null : format.number(task.attempt)],
        [t('tasks.facts.failures'), failuresText(task, words)],
        [t('tasks.facts.losses'), task.losses === 0 ? null : format.number(task.losses)],
        [t('tasks.facts.retryOf'), task.retryOf === null ? null : <RetryOf key="retryOf" id={task.retryOf} />],
        [t('tasks.facts.id'), <ShortId key="id" id={task.id} />],
      ]}
    />
  )
}

function RetryOf({ id }: { id: string }) {
  return (
    <Link className="mono" to="/tasks/$taskId" params={{ taskId: id }}>
      {shortId(id)}
    </Link>
  )
}
