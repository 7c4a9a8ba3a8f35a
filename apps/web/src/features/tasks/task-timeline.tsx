import type { PriceForgeTask } from '@pf/contract'
import type { TimelineEntry } from '@pf/task-react'
import { useWords } from '../../i18n/use-words.ts'
import type { Words } from '../../i18n/use-words.ts'
import { useTimeline } from './task-hooks.ts'
import styles from './task-timeline.module.css'
import { actorWords, failureText, messageWords } from './task-words.ts'

/** What happened, oldest first, each with its time to the second. */
export function TaskTimeline({ task }: { task: PriceForgeTask }) {
  const words = useWords()
  const entries = useTimeline(task)
  if (entries === undefined) return null
  if (entries.length === 0) return <p className="quiet">{words.t('tasks.timeline.empty')}</p>
  return (
    <ol className={styles.root}>
      {entries.map((entry, index) => {
        const told = entryWords(task.type, entry, words)
        return (
          // Entries are only ever added at the end.
          <li key={index} className={styles.entry} data-kind={entryColour(entry)}>
            <time className="figures quiet" dateTime={entry.at} title={words.format.dateTime(entry.at)}>
              {words.format.time(entry.at)}
            </time>
            <span className={styles.dot} aria-hidden />
            <span className={styles.text}>
              {told.text}
              {told.aside === undefined ? null : <span className="quiet"> · {told.aside}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

interface EntryWords {
  readonly text: string
  readonly aside?: string
}

function entryWords(type: PriceForgeTask['type'], entry: TimelineEntry, words: Words): EntryWords {
  const { t } = words
  switch (entry.kind) {
    case 'submitted':
      return { text: t('tasks.timeline.submitted', { who: actorWords(entry.by, words) }) }
    case 'started':
      return {
        text: t('tasks.timeline.started', { attempt: entry.attempt }),
        aside: t('tasks.timeline.startedBy', { worker: entry.worker }),
      }
    case 'progress': {
      const percent = t('tasks.percent', { percent: entry.progress })
      return entry.message === null
        ? { text: percent }
        : { text: messageWords(type, entry.message, words), aside: percent }
    }
    case 'log':
      return entry.data === null || entry.data === undefined
        ? { text: entry.text }
        : { text: entry.text, aside: JSON.stringify(entry.data) }
    case 'requeued': {
      const text = t(`tasks.timeline.requeued.${entry.reason}`, { attempt: entry.attempt })
      return entry.error === null ? { text } : { text, aside: failureText(type, entry.error, words) }
    }
    case 'completed':
      return { text: t('tasks.timeline.completed') }
    case 'failed':
      return { text: t('tasks.timeline.failed'), aside: failureText(type, entry.error, words) }
    case 'cancelled':
      return { text: t('tasks.timeline.cancelled', { who: actorWords(entry.by, words) }) }
  }
}

/** Colour means status only: an end, a failed attempt, a line that warns. */
function entryColour(entry: TimelineEntry): 'good' | 'bad' | 'warning' | 'plain' {
  if (entry.kind === 'completed') return 'good'
  if (entry.kind === 'failed' || entry.kind === 'requeued') return 'bad'
  if (entry.kind !== 'log' || entry.level === 'info') return 'plain'
  return entry.level === 'warn' ? 'warning' : 'bad'
}
