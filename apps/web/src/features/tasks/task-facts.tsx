import { taskTypes } from '@pf/contract'
import type { PriceForgeTask } from '@pf/contract'
import type { Actor } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import type { Words } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { ShortId, shortId } from '../../ui/short-id.tsx'
import { kindOf } from './kinds/task-kinds.ts'
import { TaskTook } from './task-took.tsx'

/** "Anna, by API key" */
export function actorWords({ name, via }: Actor, { t }: Words): string {
  return `${name}, ${t(`tasks.via.${via}`)}`
}

/** Who, when and how often. */
export function TaskFacts({ task }: { task: PriceForgeTask }) {
  const words = useWords()
  const { t, format, language } = words
  const max = taskTypes[task.type].run.maxAttempts
  return (
    <Facts
      facts={[
        [t('tasks.facts.type'), kindOf(task.type).title(language)],
        [t('tasks.facts.by'), actorWords(task.createdBy, words)],
        [t('tasks.facts.submitted'), <RelativeTime key="submitted" at={task.createdAt} />],
        [t('tasks.facts.started'), task.startedAt === null ? null : <RelativeTime key="started" at={task.startedAt} />],
        [t('tasks.facts.ended'), task.doneAt === null ? null : <RelativeTime key="ended" at={task.doneAt} />],
        [t('tasks.facts.took'), task.startedAt === null ? null : <TaskTook key="took" task={task} />],
        [
          t('tasks.facts.attempts'),
          task.attempt === 0 ? null : t('tasks.facts.attempt', { attempt: task.attempt, max }),
        ],
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
